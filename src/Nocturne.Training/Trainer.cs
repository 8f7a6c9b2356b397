using Nocturne.Training.Data;

namespace Nocturne.Training;

/// <summary>Trains a network to the end of its epochs, from wherever its folder says it stands.</summary>
public sealed class Trainer
{
    private readonly string _contract;

    /// <summary>Creates a trainer.</summary>
    /// <param name="learner">The network.</param>
    /// <param name="training">Windows to learn from, at least one.</param>
    /// <param name="validation">Windows to judge by, at least one.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of the order of the windows.</param>
    /// <param name="folder">Where metrics.csv, checkpoint.safetensors, best.safetensors and last.safetensors go; a checkpoint found there is gone on from.</param>
    /// <param name="fingerprint">Hash of all that the result depends on; a checkpoint with another one is not used.</param>
    public Trainer(ILearner learner, WindowSet training, WindowSet validation, TrainingSettings settings, int seed, string folder, string fingerprint) =>
        _contract = $"{learner} {training} {validation} {settings} {seed} {folder} {fingerprint}";

    /// <summary>Trains to the end.</summary>
    /// <param name="progress">Told about twice a second.</param>
    /// <param name="cancellation">Stops after the step under way, with a checkpoint.</param>
    /// <returns>Every epoch's metrics, and the epoch of the lowest validation loss.</returns>
    public TrainingResult Run(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) => throw new OperationCanceledException($"{_contract}{progress}", cancellation);
}

/// <summary>What a run came to.</summary>
/// <param name="Epochs">Metrics of every epoch.</param>
/// <param name="Best">The epoch of the lowest validation loss; its weights are in best.safetensors.</param>
/// <param name="Resumed">Epochs that were already there when the run was begun; 0 for a fresh one.</param>
public sealed record TrainingResult(IReadOnlyList<EpochMetrics> Epochs, EpochMetrics Best, int Resumed);
