namespace Nocturne.Music.Midi;

/// <summary>What came out of a MIDI file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Defects">All that was mended, skipped or left out, in order of offset.</param>
public sealed record MidiReading(Score Score, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Notes on channel 10, the drums, which no piano plays: they are not in the score.</summary>
    public int DrumNotes { get; init; }
}
