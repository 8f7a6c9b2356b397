using Nocturne.Models;
using Nocturne.Training.Loop;

namespace Nocturne.Training.Runs;

/// <summary>The last checkpoint of a run and the previous one: an intact one exists at any moment, even if either is damaged.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="spec">The network.</param>
/// <param name="fingerprint">Hash of everything that the result depends on.</param>
/// <param name="warn">Called when a damaged checkpoint is skipped, or <c>null</c> to treat that as an error.</param>
internal sealed class CheckpointPair(string folder, ModelSpec spec, string fingerprint, Action<string>? warn)
{
    private readonly string _last = Path.Combine(folder, "checkpoint.safetensors");
    private readonly string _previous = Path.Combine(folder, "checkpoint.previous.safetensors");
    private readonly string _damaged = Path.Combine(folder, "checkpoint.damaged.safetensors");

    /// <summary>Writes a checkpoint. The last one becomes the previous one once the new one is on disk.</summary>
    /// <exception cref="IOException">It cannot be written; the last one is unharmed.</exception>
    public void Save(TrainingPosition position) => Checkpoint.Save(position, fingerprint, _last, _previous);

    /// <summary>Reads the position to resume from.</summary>
    /// <returns>The position, or <c>null</c> if there is none of this network, data and settings.</returns>
    /// <exception cref="CheckpointException">There are checkpoints, but none is intact.</exception>
    public TrainingPosition? Load()
    {
        // A process killed between the two renames leaves only the previous one.
        if (!File.Exists(_last))
            return File.Exists(_previous) ? Load(_previous) : null;
        try
        {
            return Checkpoint.Load(spec, fingerprint, _last);
        }
        catch (CheckpointException damage) when (warn is not null && File.Exists(_previous))
        {
            return FallBack(damage, warn);
        }
        catch (CheckpointException damage)
        {
            throw Hopeless(damage, warn is null ? "" : " There is no other checkpoint.");
        }
    }

    private TrainingPosition FallBack(CheckpointException damage, Action<string> report)
    {
        var previous = Load(_previous, damage.Message)
            ?? throw Hopeless(damage, $" The previous checkpoint, {_previous}, has other settings.");
        // Moved aside, or the next checkpoint would overwrite the intact one.
        File.Move(_last, _damaged, overwrite: true);
        report(
            $"{damage.Message} Training resumes from the previous checkpoint " +
            $"({Counted.Of(previous.History.Count, "epoch")} and {Counted.Of(previous.Step, "step")}), which is intact. " +
            $"Later steps are repeated, and the result is the same. The damaged file was moved to {_damaged}. " +
            "If this happens again, check the disk.");
        return previous;
    }

    private TrainingPosition? Load(string path, string before = "")
    {
        try
        {
            return Checkpoint.Load(spec, fingerprint, path);
        }
        catch (CheckpointException damage)
        {
            throw Hopeless(damage, "", before);
        }
    }

    private CheckpointException Hopeless(CheckpointException damage, string others, string before = "") => new(
        $"{before}{(before.Length > 0 ? " " : "")}{damage.Message}{others} " +
        $"Restore it from a backup, or delete the folder {folder} to start the run again.");
}
