namespace Melanchall.DryWetMidi.Core;

/// <summary>What to do with a chunk of an unknown kind.</summary>
public enum UnknownChunkIdPolicy
{
    /// <summary>Keep it as an <see cref="UnknownChunk"/>.</summary>
    ReadAsUnknownChunk = 0,

    /// <summary>Leave it out.</summary>
    Skip = 1,

    /// <summary>Throw <see cref="UnknownChunkException"/>.</summary>
    Abort = 2,
}
