namespace Melanchall.DryWetMidi.Core;

/// <summary>What to do with a track without an End Of Track event.</summary>
public enum MissedEndOfTrackPolicy
{
    /// <summary>Take it as it is.</summary>
    Ignore = 0,

    /// <summary>Throw <see cref="MissedEndOfTrackEventException"/>.</summary>
    Abort = 1,
}
