namespace Nocturne.Etudes;

/// <summary>A metre. All lengths are integers, so that every machine composes the same piece.</summary>
/// <param name="BeatsPerBar">Beats of a bar; a dotted quarter is one beat.</param>
/// <param name="BeatTicks">Length of a beat: 480 for a quarter note, 720 for a dotted one.</param>
/// <param name="Subdivisions">Notes of the left hand in a beat.</param>
internal sealed record Metre(int BeatsPerBar, int BeatTicks, int Subdivisions)
{
    /// <summary>Ticks of a quarter note.</summary>
    public const int TicksPerQuarter = 480;

    /// <summary>Smallest note value of a plain melody: a sixteenth note.</summary>
    public const int Sixteenth = TicksPerQuarter / 4;

    /// <summary>4/4 over eighth notes.</summary>
    public static readonly Metre CommonTime = new(4, TicksPerQuarter, 2);

    /// <summary>4/4 over triplets.</summary>
    public static readonly Metre CommonTimeInTriplets = new(4, TicksPerQuarter, 3);

    /// <summary>4/4 over sixteenth notes.</summary>
    public static readonly Metre CommonTimeInSixteenths = new(4, TicksPerQuarter, 4);

    /// <summary>3/4 over eighth notes.</summary>
    public static readonly Metre ThreeFour = new(3, TicksPerQuarter, 2);

    /// <summary>6/8.</summary>
    public static readonly Metre SixEight = new(2, TicksPerQuarter * 3 / 2, 3);

    /// <summary>12/8.</summary>
    public static readonly Metre TwelveEight = new(4, TicksPerQuarter * 3 / 2, 3);

    /// <summary>Length of a bar.</summary>
    public int BarTicks => BeatsPerBar * BeatTicks;

    /// <summary>Length of one note of the left hand.</summary>
    public int SubdivisionTicks => BeatTicks / Subdivisions;

    /// <summary>Beats before the second chord of a bar: half of the bar, or two of three beats.</summary>
    public int FirstHalfBeats => (BeatsPerBar + 1) / 2;

    /// <summary>Whether beats are dotted.</summary>
    public bool IsCompound => BeatTicks != TicksPerQuarter;
}
