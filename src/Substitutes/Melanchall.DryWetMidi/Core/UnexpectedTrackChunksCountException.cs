using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The header promises another number of tracks than there are.</summary>
public sealed class UnexpectedTrackChunksCountException : MidiException
{
    internal UnexpectedTrackChunksCountException(int expectedCount, int actualCount)
        : base($"The header promises {expectedCount} tracks; {actualCount} are there.")
    {
    }
}
