namespace Nocturne.Music.Encodings;

/// <summary>The keys of a piano.</summary>
public static class Piano
{
    /// <summary>MIDI note number of the lowest key, A0.</summary>
    public const int LowestPitch = 21;

    /// <summary>MIDI note number of the highest key, C8.</summary>
    public const int HighestPitch = 108;

    /// <summary>Number of keys.</summary>
    public const int Keys = HighestPitch - LowestPitch + 1;

    /// <summary>Whether a piano has a key for a MIDI note number.</summary>
    public static bool Has(int pitch) => pitch is >= LowestPitch and <= HighestPitch;
}
