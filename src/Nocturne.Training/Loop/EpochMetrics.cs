using System.Text.Json.Serialization;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Loop;

/// <summary>The losses of an epoch: one line of metrics.csv.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss over the training predictions, each before its step; the sum of all heads.</param>
/// <param name="ValidationLoss">Mean loss over the validation predictions after the epoch; the sum of all heads.</param>
/// <param name="Seconds">Duration of the epoch in seconds.</param>
/// <param name="Heads">Validation loss of each head, or <c>null</c> if there is only one.</param>
public sealed record EpochMetrics(
    int Epoch,
    double TrainingLoss,
    double ValidationLoss,
    double Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Heads = null)
{
    /// <summary>The loss that selects the best epoch.</summary>
    public double Loss(EpochChoice choice) => choice == EpochChoice.Training ? TrainingLoss : ValidationLoss;

    /// <summary>Finds the epoch with the lowest loss, the first of several; NaN counts as infinite.</summary>
    /// <param name="epochs">Epochs, at least one.</param>
    /// <param name="choice">The loss to compare.</param>
    public static EpochMetrics Best(IEnumerable<EpochMetrics> epochs, EpochChoice choice) =>
        epochs.MinBy(epoch => epoch.Loss(choice) is var loss && double.IsNaN(loss) ? double.PositiveInfinity : loss)!;
}
