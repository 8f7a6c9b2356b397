using Nocturne.Models;
using Nocturne.Training.TensorBoard;

namespace Nocturne.Training;

/// <summary>What a run writes, each file whole or not at all, and the one error for a disk that does not take it.</summary>
/// <param name="path">The folder.</param>
/// <param name="checkpoints">The checkpoints in it.</param>
/// <param name="events">The metrics for TensorBoard.</param>
internal sealed class RunFolder(string path, CheckpointPair checkpoints, EventFile events)
{
    /// <summary>Makes the folder, brings the metrics to what the checkpoint knows of, and returns the checkpoint.</summary>
    /// <exception cref="CheckpointException">No checkpoint is whole.</exception>
    /// <exception cref="RunFileException">A file cannot be written.</exception>
    public Checkpoint? Open()
    {
        Keep("", folder => Directory.CreateDirectory(folder));
        var checkpoint = checkpoints.Load();
        Keep(RunFiles.Events, _ => events.BringTo(checkpoint?.History ?? []));
        return checkpoint;
    }

    /// <summary>Writes the checkpoint.</summary>
    public void Save(Checkpoint checkpoint) => Keep("checkpoint.safetensors", _ => checkpoints.Save(checkpoint));

    /// <summary>Writes the weights of the best epoch so far.</summary>
    /// <param name="name">Its file's name: <see cref="RunFiles.Weights"/> knows it.</param>
    /// <param name="weights">The weights.</param>
    public void SaveBest(string name, Weights weights) => Keep(name, weights.ToSafetensors().Save);

    /// <summary>Writes the weights of the last epoch.</summary>
    public void SaveLast(Weights weights) => Keep(RunFiles.Last, weights.ToSafetensors().Save);

    /// <summary>Writes the metrics of all epochs so far.</summary>
    public void SaveMetrics(IReadOnlyList<EpochMetrics> history)
    {
        Keep(RunFiles.Metrics, file => MetricsFile.Save(file, history));
        Keep(RunFiles.Events, _ => events.BringTo(history));
    }

    private void Keep(string name, Action<string> write)
    {
        var file = Path.Combine(path, name);
        try
        {
            write(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException(
                $"{file} cannot be written: {(error.InnerException ?? error).Message.TrimEnd('.')}. The last checkpoint is unharmed: " +
                "free space on the disk or make the folder writable, and the next call goes on from it.", error);
        }
    }
}
