using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The header promises another number of tracks than there are.</summary>
public sealed class UnexpectedTrackChunksCountException : MidiException
{
    internal UnexpectedTrackChunksCountException(int expectedCount, int actualCount)
        : base($"The header promises {expectedCount} tracks; {actualCount} are there.")
    {
        ExpectedCount = expectedCount;
        ActualCount = actualCount;
    }

    /// <summary>Tracks that the header promises.</summary>
    public int ExpectedCount { get; }

    /// <summary>Tracks that are there.</summary>
    public int ActualCount { get; }
}
