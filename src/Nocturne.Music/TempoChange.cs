namespace Nocturne.Music;

/// <summary>A change of tempo.</summary>
/// <param name="Ticks">Time in ticks of the score, at least 0.</param>
/// <param name="MicrosecondsPerQuarter">Duration of a quarter note, 1 to 16,777,215 microseconds (24 bits in MIDI).</param>
public readonly record struct TempoChange(long Ticks, int MicrosecondsPerQuarter);
