namespace Melanchall.DryWetMidi.Core;

/// <summary>What to do where the header promises another number of tracks than there are.</summary>
public enum UnexpectedTrackChunksCountPolicy
{
    /// <summary>Take those that are there.</summary>
    Ignore = 0,

    /// <summary>Throw <see cref="UnexpectedTrackChunksCountException"/>.</summary>
    Abort = 1,
}
