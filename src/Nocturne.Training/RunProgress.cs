namespace Nocturne.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps in an epoch.</param>
/// <param name="WindowsPerSecond">Training windows a second since the run was started or resumed.</param>
/// <param name="Remaining">Time left at this speed; <c>null</c> before it can be told.</param>
/// <param name="Last">The epoch that was finished last; <c>null</c> in the first one.</param>
public sealed record RunProgress(int Epoch, int Epochs, int Step, int Steps, double WindowsPerSecond, TimeSpan? Remaining, EpochMetrics? Last);

/// <summary>What an epoch came to: a line of metrics.csv.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss over the training windows as they were trained on.</param>
/// <param name="ValidationLoss">Mean loss over the validation windows after the epoch.</param>
/// <param name="Seconds">Time the epoch took.</param>
public sealed record EpochMetrics(int Epoch, double TrainingLoss, double ValidationLoss, double Seconds);
