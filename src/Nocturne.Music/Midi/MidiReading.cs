namespace Nocturne.Music.Midi;

/// <summary>What came out of a MIDI file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Defects">What was mended or skipped, in order of offset; empty for a file that keeps to the standard.</param>
public sealed record MidiReading(Score Score, IReadOnlyList<MidiDefect> Defects);
