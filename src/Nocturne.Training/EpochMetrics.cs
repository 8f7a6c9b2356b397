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
}
