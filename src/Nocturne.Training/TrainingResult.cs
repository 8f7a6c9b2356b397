namespace Nocturne.Training;

/// <summary>What a run came to.</summary>
/// <param name="Epochs">Metrics of every epoch.</param>
/// <param name="Best">The epoch of the lowest validation loss, or of the lowest training loss where the settings say so; its weights are in best.safetensors.</param>
/// <param name="Resumed">Epochs that were already there when the run was begun; 0 for a fresh one.</param>
public sealed record TrainingResult(IReadOnlyList<EpochMetrics> Epochs, EpochMetrics Best, int Resumed);
