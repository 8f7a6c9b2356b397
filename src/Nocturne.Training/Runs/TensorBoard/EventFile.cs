using Google.Protobuf;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs.TensorBoard.Protos;

namespace Nocturne.Training.Runs.TensorBoard;

/// <summary>
/// The metrics of a run for TensorBoard: the scalars <c>loss/training</c>, <c>loss/validation</c> and
/// <c>speed/predictions_per_second</c> of every epoch.
/// </summary>
/// <remarks>
/// Epochs are only appended, because TensorBoard keeps the file open and continues to read. The remains of a killed process, such as
/// half a record or an epoch that is not in the checkpoint, are cut off first.
/// </remarks>
/// <param name="path">The file; TensorBoard requires <c>tfevents</c> in its name.</param>
/// <param name="predictions">Number of scored predictions in an epoch.</param>
/// <param name="time">Clock of the events.</param>
internal sealed class EventFile(string path, int predictions, TimeProvider time)
{
    private const string Version = "brain.Event:2";

    private int? _epochs;                       // in the file; null if unknown

    /// <summary>Makes the file contain exactly the epochs of a history.</summary>
    /// <param name="history">Epochs 1 to n; it only grows from call to call.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is write-protected or is a folder.</exception>
    public void BringTo(IReadOnlyList<EpochMetrics> history)
    {
        if (_epochs == history.Count)
            return;
        // Readers may have the file open. Without a buffer, a record is written in one call.
        using var file = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var known = _epochs ?? Repair(file, history);
        _epochs = null;                         // if an append fails, the next call repairs the file
        foreach (var epoch in history.Skip(known))
            Append(file, EventOf(epoch, Now()));
        _epochs = history.Count;
    }

    // Keeps the leading events that match the history, with their times, and cuts off the rest.
    private int Repair(FileStream file, IReadOnlyList<EpochMetrics> history)
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
            return false;                       // not an event
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
        // Seconds are rounded to thousandths, and a fast epoch may have 0.
        var speed = predictions / Math.Max(epoch.Seconds, 0.001);
        return new()
        {
            WallTime = wallTime,
            Step = epoch.Epoch,
            Summary = new()
            {
                Value =
                {
                    Scalar("loss/training", epoch.TrainingLoss),
                    Scalar("loss/validation", epoch.ValidationLoss),
                    Scalar("speed/predictions_per_second", speed),
                },
            },
        };
    }

    private static Summary.Types.Value Scalar(string tag, double value) => new() { Tag = tag, SimpleValue = (float)value };

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
