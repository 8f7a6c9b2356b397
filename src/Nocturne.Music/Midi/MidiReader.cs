using Melanchall.DryWetMidi.Core;

namespace Nocturne.Music.Midi;

/// <summary>Reads Standard MIDI Files: formats 0, 1 and 2 (whose sequences follow each other), plain or in a RIFF container.</summary>
/// <remarks>
/// A walk of our own through the bytes comes first. It believes no length that the bytes do not bear out, holds the file to
/// its limits, lists each defect with its offset, and leaves a file without faults for DryWetMidi to read.
/// Notes on channel 10 (drums) are not in the score. Note-offs are matched as <see cref="ScoreBuilder"/> says.
/// A division in frames of film (SMPTE) becomes a tempo that makes a quarter note one second (1.001 at 29.97 frames a second); tempo events do not count then.
/// </remarks>
public static class MidiReader
{
    private static readonly ReadingSettings AcceptNoFault = new()
    {
        UnexpectedTrackChunksCountPolicy = UnexpectedTrackChunksCountPolicy.Abort,
        UnknownChunkIdPolicy = UnknownChunkIdPolicy.Abort,
        MissedEndOfTrackPolicy = MissedEndOfTrackPolicy.Abort,
        UnknownFileFormatPolicy = UnknownFileFormatPolicy.Abort,
        EndOfTrackStoringPolicy = EndOfTrackStoringPolicy.Store,     // notes that are never released end there
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="profile">How to take a file that breaks the standard.</param>
    /// <param name="limits">How much the file may ask for; <see cref="MidiLimits"/>' own values when <c>null</c>.</param>
    /// <exception cref="MidiFormatException">The file is no MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, breaks the standard.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static MidiReading Read(string path, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null)
    {
        limits ??= new MidiLimits();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(BoundedFile.ReadAll(stream, limits.Bytes), profile, limits);
    }

    /// <summary>Reads a file that is in memory already.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="profile">How to take a file that breaks the standard.</param>
    /// <param name="limits">How much the file may ask for; <see cref="MidiLimits"/>' own values when <c>null</c>.</param>
    /// <exception cref="MidiFormatException">The file is no MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, breaks the standard.</exception>
    public static MidiReading Read(ReadOnlyMemory<byte> bytes, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null)
    {
        limits ??= new MidiLimits();
        if (bytes.Length > limits.Bytes)
            throw BoundedFile.TooLarge(limits.Bytes);
        var log = new DefectLog();
        var (start, end) = RiffWrapper.Unwrap(bytes.Span, log);
        var scan = new MidiScan(limits, log, new CleanMidi(Math.Min(end - start, 1 << 20)));
        var header = new FileScanner(bytes.Span[..end], scan).Scan(start);
        var file = MidiFile.Read(scan.Clean.Finish(header.Format == 2 ? 2 : 1, header.TicksPerQuarter), AcceptNoFault);
        var score = new ScoreBuilder(log, scan.NoteOffsets).Build(file, areSequential: header.Format == 2);
        if (profile == MidiProfile.Strict)
            log.ThrowAtFirstDefect();
        return new MidiReading(score, log.InOrder()) { DrumNotes = scan.DrumNotes, Damages = log.Damages };
    }
}
