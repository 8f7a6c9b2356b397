namespace Nocturne.Training.Loop;

/// <summary>The result of a training.</summary>
/// <param name="Epochs">Metrics of every epoch.</param>
/// <param name="Best">The best epoch by the loss that the settings select.</param>
/// <param name="Resumed">Number of epochs that were already finished when it was resumed; 0 if it was not.</param>
public sealed record TrainingResult(IReadOnlyList<EpochMetrics> Epochs, EpochMetrics Best, int Resumed);
