using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A chunk whose size is not that of its content.</summary>
public sealed class InvalidChunkSizeException : MidiException
{
    internal InvalidChunkSizeException(string chunkId, long expectedSize, long actualSize)
        : base($"Chunk '{chunkId}' claims {expectedSize} bytes; its content has {actualSize}.")
    {
    }
}
