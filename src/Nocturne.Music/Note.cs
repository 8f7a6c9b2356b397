namespace Nocturne.Music;

/// <summary>One key struck and let go.</summary>
/// <param name="StartTicks">Onset in ticks of the score, 0 or later.</param>
/// <param name="DurationTicks">Length in ticks of the score, at least 1.</param>
/// <param name="Pitch">MIDI note number, 0 to 127; A0, the lowest key of a piano, is 21, and C8, the highest, 108.</param>
/// <param name="Velocity">How hard the key is struck, 1 to 127.</param>
public readonly record struct Note(long StartTicks, long DurationTicks, int Pitch, int Velocity)
{
    /// <summary>First tick at which the note no longer sounds.</summary>
    public long EndTicks => StartTicks + DurationTicks;
}
