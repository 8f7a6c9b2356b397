namespace Nocturne.Music.Midi;

/// <summary>One thing in a MIDI file that was mended or skipped.</summary>
/// <param name="Offset">Where, in bytes from the start of the file.</param>
/// <param name="Reason">What is wrong and what was done about it, in one sentence.</param>
public readonly record struct MidiDefect(long Offset, string Reason);
