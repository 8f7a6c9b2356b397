namespace Melanchall.DryWetMidi.Common;

/// <summary>Frames a second of a SMPTE time division.</summary>
public enum SmpteFormat : byte
{
    /// <summary>24 frames a second.</summary>
    TwentyFour = 24,

    /// <summary>25 frames a second.</summary>
    TwentyFive = 25,

    /// <summary>29.97 frames a second ("30 drop").</summary>
    ThirtyDrop = 29,

    /// <summary>30 frames a second.</summary>
    Thirty = 30,
}
