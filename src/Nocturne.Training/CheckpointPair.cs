using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>A run's last checkpoint and the one before it, so that a whole one is there at any moment, and after damage to either.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="spec">The network.</param>
/// <param name="fingerprint">Hash of all that the result depends on.</param>
/// <param name="warn">Told when the last checkpoint is passed over; <c>null</c>: that is an error then, for it must not go unsaid.</param>
internal sealed class CheckpointPair(string folder, ModelSpec spec, string fingerprint, Action<string>? warn)
{
    private readonly string _last = Path.Combine(folder, "checkpoint.safetensors");
    private readonly string _previous = Path.Combine(folder, "checkpoint.previous.safetensors");
    private readonly string _damaged = Path.Combine(folder, "checkpoint.damaged.safetensors");

    /// <summary>Writes a checkpoint; the last one becomes the one before it, once the new one is wholly on the disk.</summary>
    /// <exception cref="IOException">It cannot be written; the last one is unharmed.</exception>
    public void Save(Checkpoint checkpoint) => checkpoint.Save(_last, _previous);

    /// <summary>The checkpoint to go on from; <c>null</c> where there is none of this network, data and settings.</summary>
    /// <exception cref="CheckpointException">There is one, but none that is whole.</exception>
    public Checkpoint? Load()
    {
        // Killed between two renamings, a process leaves only the one before.
        if (!File.Exists(_last))
            return File.Exists(_previous) ? Load(_previous) : null;
        try
        {
            return Checkpoint.Load(spec, fingerprint, _last);
        }
        catch (CheckpointException damage) when (warn is not null && File.Exists(_previous))
        {
            return GoBack(damage, warn);
        }
        catch (CheckpointException damage)
        {
            throw Hopeless(damage, warn is null ? "" : " There is no other checkpoint.");
        }
    }

    private Checkpoint GoBack(CheckpointException damage, Action<string> tell)
    {
        var previous = Load(_previous, damage.Message)
            ?? throw Hopeless(damage, $" The checkpoint before it, {_previous}, is of other settings.");
        // Out of the way, or the next checkpoint would be written over the whole one.
        File.Move(_last, _damaged, overwrite: true);
        tell(
            $"{damage.Message} Training goes on from the checkpoint before it ({Counted(previous)}), which is whole, and what was lost is trained again: " +
            $"the result is the same. The damaged file is kept as {_damaged}. If this happens again, check the disk.");
        return previous;
    }

    private Checkpoint? Load(string path, string before = "")
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
        $"{before}{(before.Length > 0 ? " " : "")}{damage.Message}{others} Put a whole copy of it back, or delete the folder {folder} to begin the run anew; then call again.");

    private static string Counted(Checkpoint checkpoint) => $"{checkpoint.History.Count} epochs and {checkpoint.Step} steps";
}
