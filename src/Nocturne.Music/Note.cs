namespace Nocturne.Music;

/// <summary>A note: a key pressed and released.</summary>
/// <param name="StartTicks">Onset in ticks of the score, at least 0.</param>
/// <param name="DurationTicks">Duration in ticks of the score, at least 1.</param>
/// <param name="Pitch">MIDI note number, 0 to 127. The lowest key of a piano, A0, is 21; the highest, C8, is 108.</param>
/// <param name="Velocity">MIDI velocity (loudness), 1 to 127.</param>
public readonly record struct Note(long StartTicks, long DurationTicks, int Pitch, int Velocity)
{
    /// <summary>The first tick at which the note no longer sounds.</summary>
    public long EndTicks => StartTicks + DurationTicks;
}
