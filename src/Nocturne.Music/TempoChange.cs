namespace Nocturne.Music;

/// <summary>A tempo from a tick on.</summary>
/// <param name="Ticks">When it begins, in ticks of the score, 0 or later.</param>
/// <param name="MicrosecondsPerQuarter">Length of a quarter note, 1 to 16,777,215 microseconds (24 bits, as MIDI stores it).</param>
public readonly record struct TempoChange(long Ticks, int MicrosecondsPerQuarter);
