using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A chunk of a kind that the standard does not know.</summary>
public sealed class UnknownChunkException : MidiException
{
    internal UnknownChunkException(string chunkId)
        : base($"Chunk '{chunkId}' is unknown.")
    {
    }
}
