namespace Nocturne.Music.Midi;

/// <summary>The result of reading a MIDI file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Defects">What was repaired, skipped or left out, in order of offset.</param>
public sealed record MidiReading(Score Score, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>The number of notes on channel 10 (drums), which the score leaves out.</summary>
    public int DrumNotes { get; init; }

    /// <summary>
    /// The number of defects that put notes or times in doubt, such as stray bytes and notes without an end. Excludes remarks and
    /// defects with only one possible reading, such as a velocity above 127. Complete even if <see cref="Defects"/> lists only the
    /// first thousand.
    /// </summary>
    public int Damages { get; init; }
}
