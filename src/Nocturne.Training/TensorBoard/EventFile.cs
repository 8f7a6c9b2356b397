using Google.Protobuf;
using Nocturne.Training.TensorBoard.Protos;

namespace Nocturne.Training.TensorBoard;

/// <summary>A run's metrics for TensorBoard: the scalars <c>loss/training</c>, <c>loss/validation</c> and <c>speed/windows_per_second</c> of every epoch.</summary>
/// <remarks>
/// Epochs are appended to the file, never written anew: TensorBoard keeps it open and reads on. What a killed process left
/// behind, half a record or an epoch that its checkpoint does not know of, is cut off before the first epoch is appended.
/// </remarks>
/// <param name="path">The file; TensorBoard wants <c>tfevents</c> in its name.</param>
/// <param name="windows">Training windows of an epoch.</param>
/// <param name="time">Clock of the events.</param>
internal sealed class EventFile(string path, int windows, TimeProvider time)
{
    private const string Version = "brain.Event:2";

    private int? _epochs;                       // in the file; null before it was looked at

    /// <summary>Brings the file to the epochs of a history: each of them once, and none else.</summary>
    /// <param name="history">Epochs 1 to n; from call to call it only grows.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    public void BringTo(IReadOnlyList<EpochMetrics> history)
    {
        if (_epochs == history.Count)
            return;
        // Readers may have it open. No buffer: a record goes out in one piece.
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var known = _epochs ?? Mend(file, history);
        _epochs = null;                         // should an append fail, the next call looks again
        foreach (var epoch in history.Skip(known))
            Append(file, EventOf(epoch, Now()));
        _epochs = history.Count;
    }

    // Keeps what is as it would be written now, with the time at which it was; cuts off the rest.
    private int Mend(FileStream file, IReadOnlyList<EpochMetrics> history)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        ReadOnlySpan<byte> rest = bytes;
        var epochs = 0;
        var hasVersion = Take(ref rest, VersionEvent);
        while (hasVersion && epochs < history.Count && Take(ref rest, wallTime => EventOf(history[epochs], wallTime)))
            epochs++;
        file.SetLength(hasVersion ? bytes.Length - rest.Length : 0);
        if (!hasVersion)
            Append(file, VersionEvent(Now()));
        return epochs;
    }

    private static bool Take(ref ReadOnlySpan<byte> bytes, Func<double, Event> expected)
    {
        var rest = bytes;
        if (!RecordFormat.TryTake(ref rest, out var data))
            return false;
        var found = new Event();
        try
        {
            found.MergeFrom(data);
        }
        catch (InvalidProtocolBufferException)
        {
            return false;                       // a record of something else
        }
        if (!found.Equals(expected(found.WallTime)))
            return false;
        bytes = rest;
        return true;
    }

    private static void Append(FileStream file, Event record)
    {
        file.Seek(0, SeekOrigin.End);
        file.Write(RecordFormat.Wrap(record.ToByteArray()));
    }

    private static Event VersionEvent(double wallTime) => new() { WallTime = wallTime, FileVersion = Version };

    private Event EventOf(EpochMetrics epoch, double wallTime)
    {
        // Seconds are in thousandths: an epoch that took less is taken for one.
        var speed = windows / Math.Max(epoch.Seconds, 0.001);
        return new()
        {
            WallTime = wallTime,
            Step = epoch.Epoch,
            Summary = new()
            {
                Value = { Scalar("loss/training", epoch.TrainingLoss), Scalar("loss/validation", epoch.ValidationLoss), Scalar("speed/windows_per_second", speed) },
            },
        };
    }

    private static Summary.Types.Value Scalar(string tag, double value) => new() { Tag = tag, SimpleValue = (float)value };

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
