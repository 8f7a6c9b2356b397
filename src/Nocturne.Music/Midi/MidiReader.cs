namespace Nocturne.Music.Midi;

/// <summary>Reads Standard MIDI Files: formats 0, 1 and 2 (whose sequences follow each other), plain or in a RIFF container.</summary>
/// <remarks>
/// One pass over the bytes trusts no length that the bytes do not confirm, enforces the limits, lists each defect with its offset,
/// and builds the score. Notes on channel 10 (drums) are left out. <see cref="ScoreBuilder"/> describes how note-offs match notes.
/// A time division in SMPTE frames becomes a tempo of one second per quarter note (1.001 at 29.97 frames per second), and the
/// tempo events of such a file do not count.
/// </remarks>
public static class MidiReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="profile">How to read a file that violates the standard.</param>
    /// <param name="limits">The limits of the file, or <c>null</c> for the defaults.</param>
    /// <exception cref="MidiFormatException">
    /// The file is not a MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, violates the standard.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied, or it is a folder.</exception>
    public static MidiReading Read(string path, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null)
    {
        limits ??= new MidiLimits();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(BoundedFile.ReadAll(stream, limits.Bytes), profile, limits);
    }

    /// <summary>Reads a file in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="profile">How to read a file that violates the standard.</param>
    /// <param name="limits">The limits of the file, or <c>null</c> for the defaults.</param>
    /// <exception cref="MidiFormatException">
    /// The file is not a MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, violates the standard.
    /// </exception>
    public static MidiReading Read(ReadOnlyMemory<byte> bytes, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null)
    {
        limits ??= new MidiLimits();
        if (bytes.Length > limits.Bytes)
            throw BoundedFile.TooLarge(limits.Bytes);
        var log = new DefectLog();
        var (start, end) = RiffWrapper.Unwrap(bytes.Span, log);
        var file = bytes.Span[..end];
        var header = MidiHeader.Read(file, start, log);
        var counter = new LimitCounter(limits);
        var builder = new ScoreBuilder(header, counter, log);
        new FileScanner(file, header, counter, builder, log).Scan();
        var score = builder.Build();
        if (profile == MidiProfile.Strict)
            log.ThrowAtFirstViolation();
        return new MidiReading(score, log.InOrder()) { DrumNotes = builder.DrumNotes, Damages = log.Damages };
    }
}
