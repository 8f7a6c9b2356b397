using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The data ends too early.</summary>
public sealed class NotEnoughBytesException : MidiException
{
    internal NotEnoughBytesException(long expectedCount, long actualCount)
        : base($"{expectedCount} bytes are needed; {actualCount} are left.")
    {
        ExpectedCount = expectedCount;
        ActualCount = actualCount;
    }

    /// <summary>Bytes that are needed.</summary>
    public long ExpectedCount { get; }

    /// <summary>Bytes that are left.</summary>
    public long ActualCount { get; }
}
