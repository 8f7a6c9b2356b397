namespace Nocturne.Evaluation.Report;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean squared error on the training windows as they were trained on.</param>
/// <param name="ValidationLoss">Mean squared error on the validation windows after the epoch.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record ReportEpoch(int Epoch, double TrainingLoss, double ValidationLoss, double Seconds);
