using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>The optimizer. Its other constants are PyTorch's defaults.</summary>
/// <param name="Kind">Kind of optimizer.</param>
/// <param name="WeightDecay">
/// Share of each weight, 0 to 1. AdamW subtracts it, times the learning rate, from the weight; the others add it to the gradient.
/// </param>
/// <param name="Momentum">Share of the previous step that is added to the next (SGD and RMSProp), 0 to below 1.</param>
public readonly record struct OptimizerSettings(
    OptimizerKind Kind = OptimizerKind.Adam,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double WeightDecay = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Momentum = 0)
{
    /// <summary>Slot of the running mean of the gradients (Adam, AdamW).</summary>
    public const string FirstMoment = "first-moment";

    /// <summary>Slot of the running mean of the squared gradients (Adam, AdamW, RMSProp).</summary>
    public const string SecondMoment = "second-moment";

    /// <summary>Slot of the running step (SGD and RMSProp with momentum).</summary>
    public const string Velocity = "velocity";

    /// <summary>Slot of the running mean of the weights, if they are averaged.</summary>
    public const string Average = "average";

    /// <summary>Decay rate of Adam's first moment.</summary>
    public const double Beta1 = 0.9;

    /// <summary>Decay rate of Adam's second moment.</summary>
    public const double Beta2 = 0.999;

    /// <summary>Decay rate of RMSProp's second moment.</summary>
    public const double Alpha = 0.99;

    /// <summary>Added to divisors to avoid a division by zero.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>Names of the slots of this optimizer.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Slots => Kind switch
    {
        OptimizerKind.Sgd => Momentum > 0 ? [Velocity] : [],
        OptimizerKind.RmsProp => Momentum > 0 ? [SecondMoment, Velocity] : [SecondMoment],
        _ => [FirstMoment, SecondMoment],
    };
}
