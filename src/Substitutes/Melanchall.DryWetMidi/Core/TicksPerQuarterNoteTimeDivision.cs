namespace Melanchall.DryWetMidi.Core;

/// <summary>Ticks as parts of a quarter note.</summary>
public sealed class TicksPerQuarterNoteTimeDivision : TimeDivision
{
    /// <summary>Ticks of a quarter note where nothing is said.</summary>
    public const short DefaultTicksPerQuarterNote = 96;

    /// <summary>Creates the default: 96 ticks.</summary>
    public TicksPerQuarterNoteTimeDivision()
        : this(DefaultTicksPerQuarterNote)
    {
    }

    /// <summary>Creates a division.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TicksPerQuarterNoteTimeDivision(short ticksPerQuarterNote)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticksPerQuarterNote);
        TicksPerQuarterNote = ticksPerQuarterNote;
    }

    /// <summary>Ticks of a quarter note.</summary>
    public short TicksPerQuarterNote { get; }

    internal override short ToInt16() => TicksPerQuarterNote;
}
