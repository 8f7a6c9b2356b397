namespace Nocturne.Training.Loop;

/// <summary>The progress of a training.</summary>
/// <param name="Epoch">Current epoch, from 1.</param>
/// <param name="Epochs">Number of epochs.</param>
/// <param name="Step">Number of steps done in this epoch.</param>
/// <param name="Steps">Number of steps in this epoch.</param>
/// <param name="PredictionsPerSecond">Scored predictions a second since the training was started or resumed.</param>
/// <param name="Remaining">Time left at this speed, or <c>null</c> before it is known.</param>
/// <param name="Last">The last finished epoch, or <c>null</c> during the first one.</param>
/// <param name="Best">The best epoch by the loss that the settings select, or <c>null</c> during the first one.</param>
public sealed record RunProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double PredictionsPerSecond,
    TimeSpan? Remaining,
    EpochMetrics? Last,
    EpochMetrics? Best = null);
