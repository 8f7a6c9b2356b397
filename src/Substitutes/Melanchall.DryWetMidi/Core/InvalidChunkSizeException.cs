using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A chunk whose size is not that of its content.</summary>
public sealed class InvalidChunkSizeException : MidiException
{
    internal InvalidChunkSizeException(string chunkId, long expectedSize, long actualSize)
        : base($"Chunk '{chunkId}' claims {expectedSize} bytes; its content has {actualSize}.")
    {
        ChunkId = chunkId;
        ExpectedSize = expectedSize;
        ActualSize = actualSize;
    }

    /// <summary>Its four letters.</summary>
    public string ChunkId { get; }

    /// <summary>Bytes that it claims.</summary>
    public long ExpectedSize { get; }

    /// <summary>Bytes that its content has.</summary>
    public long ActualSize { get; }
}
