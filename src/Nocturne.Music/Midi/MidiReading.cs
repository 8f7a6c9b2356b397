namespace Nocturne.Music.Midi;

/// <summary>What came out of a MIDI file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Defects">All that was mended, skipped or left out, in order of offset.</param>
public sealed record MidiReading(Score Score, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Notes on channel 10, the drums, which no piano plays: they are not in the score.</summary>
    public int DrumNotes { get; init; }

    /// <summary>
    /// Defects that put notes or times in doubt, such as stray bytes and notes without an end; not remarks, and not what has one
    /// reading only, such as a velocity above 127. Complete even where <see cref="Defects"/> lists only the first thousand.
    /// </summary>
    public int Damages { get; init; }
}
