namespace Nocturne.Music.Midi;

/// <summary>Something in a MIDI file that was repaired, skipped or left out.</summary>
/// <param name="Offset">Its position in bytes from the start of the file.</param>
/// <param name="Reason">What is wrong and what was done about it, in one line.</param>
/// <param name="BreaksStandard">
/// Whether the file violates the standard, so that <see cref="MidiProfile.Strict"/> refuses it; <c>false</c> for something legal
/// that the score leaves out or changes: drums, chunks of other kinds, notes of no length.
/// </param>
public sealed record MidiDefect(long Offset, string Reason, bool BreaksStandard = true);
