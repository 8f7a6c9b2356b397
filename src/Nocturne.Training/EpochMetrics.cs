namespace Nocturne.Training;

/// <summary>What an epoch came to: a line of metrics.csv.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss over the training windows as they were trained on.</param>
/// <param name="ValidationLoss">Mean loss over the validation windows after the epoch.</param>
/// <param name="Seconds">Time the epoch took.</param>
public sealed record EpochMetrics(int Epoch, double TrainingLoss, double ValidationLoss, double Seconds)
{
    /// <summary>The loss that an epoch is chosen by.</summary>
    public double Loss(EpochChoice choice) => choice == EpochChoice.Training ? TrainingLoss : ValidationLoss;

    /// <summary>The epoch of the lowest loss, the first of several; one that is no number is never lower.</summary>
    /// <param name="epochs">At least one.</param>
    /// <param name="choice">Which loss.</param>
    public static EpochMetrics Best(IEnumerable<EpochMetrics> epochs, EpochChoice choice) =>
        epochs.MinBy(epoch => epoch.Loss(choice) is var loss && double.IsNaN(loss) ? double.PositiveInfinity : loss)!;
}
