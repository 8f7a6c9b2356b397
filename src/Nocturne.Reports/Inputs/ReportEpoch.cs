namespace Nocturne.Reports.Inputs;

/// <summary>Losses of an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss over the training windows while the weights changed.</param>
/// <param name="ValidationLoss">Mean loss over the validation windows after the epoch.</param>
/// <param name="Seconds">Duration in seconds.</param>
public sealed record ReportEpoch(int Epoch, double TrainingLoss, double ValidationLoss, double Seconds);
