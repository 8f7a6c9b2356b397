using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs.TensorBoard;

namespace Nocturne.Training.Runs;

/// <summary>A folder that keeps a training: checkpoints, the best and the last weights, metrics and TensorBoard events.</summary>
public sealed class RunFolder : ITrainingObserver
{
    private readonly string _path;
    private readonly EpochChoice _select;
    private readonly CheckpointPair _checkpoints;
    private readonly EventFile _events;

    /// <summary>Describes a folder; nothing is written yet.</summary>
    /// <param name="path">The folder. A training that was stopped in it is resumed.</param>
    /// <param name="spec">The network.</param>
    /// <param name="select">Which loss selects the best epoch.</param>
    /// <param name="fingerprint">Hash of everything that the result depends on; a checkpoint with another one is ignored.</param>
    /// <param name="predictions">Number of scored predictions in an epoch.</param>
    /// <param name="time">Clock of the events, or <c>null</c> for the system's.</param>
    /// <param name="warn">Called when a damaged checkpoint is skipped, or <c>null</c> to treat that as an error.</param>
    public RunFolder(
        string path, ModelSpec spec, EpochChoice select, string fingerprint, int predictions,
        TimeProvider? time = null, Action<string>? warn = null)
    {
        (_path, _select) = (path, select);
        _checkpoints = new CheckpointPair(path, spec, fingerprint, warn);
        _events = new EventFile(Path.Combine(path, RunFiles.Events), predictions, time ?? TimeProvider.System);
    }

    /// <summary>Creates the folder, truncates the events to the epochs of the checkpoint, and returns its position.</summary>
    /// <exception cref="CheckpointException">There are checkpoints, but none is intact.</exception>
    /// <exception cref="RunFileException">A file cannot be written.</exception>
    public TrainingPosition? Resume()
    {
        Keep("", folder => Directory.CreateDirectory(folder));
        var position = _checkpoints.Load();
        Keep(RunFiles.Events, _ => _events.BringTo(position?.History ?? []));
        return position;
    }

    /// <inheritdoc/>
    /// <exception cref="RunFileException">A file cannot be written; the last checkpoint is unharmed.</exception>
    public void Save(TrainingPosition position) => Keep("checkpoint.safetensors", _ => _checkpoints.Save(position));

    /// <inheritdoc/>
    /// <exception cref="RunFileException">A file cannot be written; the last checkpoint is unharmed.</exception>
    public void FinishEpoch(IReadOnlyList<EpochMetrics> history, Weights weights)
    {
        foreach (var choice in Enum.GetValues<EpochChoice>())
            if (EpochMetrics.Best(history, choice) == history[^1])
                Keep(RunFiles.Weights(choice, _select), weights.ToSafetensors().Save);
        Keep(RunFiles.Metrics, file => MetricsFile.Save(file, history));
        Keep(RunFiles.Events, _ => _events.BringTo(history));
    }

    /// <inheritdoc/>
    /// <exception cref="RunFileException">The file cannot be written; the last checkpoint is unharmed.</exception>
    public void Finish(Weights weights) => Keep(RunFiles.Last, weights.ToSafetensors().Save);

    private void Keep(string name, Action<string> write)
    {
        var file = Path.Combine(_path, name);
        try
        {
            write(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException(
                $"Cannot write {file}: {(error.InnerException ?? error).Message.TrimEnd('.')}. The last checkpoint is unharmed: " +
                "free space on the disk or make the folder writable, then run the same command to resume.", error);
        }
    }
}
