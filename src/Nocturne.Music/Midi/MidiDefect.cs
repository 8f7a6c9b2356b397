namespace Nocturne.Music.Midi;

/// <summary>One thing in a MIDI file that was mended, skipped or left out.</summary>
/// <param name="Offset">Where, in bytes from the start of the file.</param>
/// <param name="Reason">What is wrong and what was done about it, in one sentence.</param>
/// <param name="BreaksStandard">
/// Whether the file breaks the standard here, so that <see cref="MidiProfile.Strict"/> refuses it; <c>false</c> for what is
/// legal and yet not in the score as it stands in the file: drums, chunks of other kinds, notes of no length.
/// </param>
public sealed record MidiDefect(long Offset, string Reason, bool BreaksStandard = true);
