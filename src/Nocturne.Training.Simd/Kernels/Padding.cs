using Nocturne.Models;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>
/// Sizes rounded up to full panels of a matrix product, so that kernels have no remainder to handle. The padding is zero, has no
/// influence and no gradient.
/// </summary>
/// <param name="spec">The network.</param>
/// <param name="panel">Columns of a panel, at least the rows of a block.</param>
internal sealed class Padding(ModelSpec spec, int panel)
{
    /// <summary>Size of the first layer's input; a single constant is not padded.</summary>
    public int Inputs => spec.Inputs is [{ Kind: InputKind.Scalar }] ? 1 : Round(spec.InputSize);

    /// <summary>Units of a recurrent layer.</summary>
    public int Hidden => Round(spec.Hidden);

    /// <summary>Outputs of a head; a single output is not padded.</summary>
    public int Outputs(int head) => spec.OutputsOf(spec.Heads[head]) is > 1 and var outputs ? Round(outputs) : 1;

    /// <summary>Units of a head's tanh layer.</summary>
    public int HeadHidden(int head) => Round(spec.Heads[head].Hidden);

    /// <summary>Size of the fields that a head reads.</summary>
    public int Context(int head) => Round(spec.HeadInputs(head) - spec.Hidden);

    /// <summary>Inputs of the widest weight matrix, except those of the state.</summary>
    public int Widest => Enumerable.Range(0, spec.Heads.Count)
        .Aggregate(Inputs, (widest, head) => Math.Max(widest, Math.Max(Hidden + Context(head), HeadHidden(head))));

    private int Round(int size) => (size + panel - 1) / panel * panel;
}
