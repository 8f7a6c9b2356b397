using System.Text;
using Melanchall.DryWetMidi.Common;
using Melanchall.DryWetMidi.Core;

namespace Nocturne.Music.Midi;

/// <summary>Writes scores as Standard MIDI Files, format 1: a track of tempi and a piano track (channel 1, program 1).</summary>
/// <remarks>
/// The same score gives the same bytes. A note-off names a key, not a note. If two notes of one pitch overlap, the file keeps
/// their onsets and velocities, but the first note to begin is the first to end.
/// </remarks>
public static class MidiWriter
{
    private const long MaxDelta = 0x0FFFFFFF;      // 28 bits: four bytes of seven
    private const long MaxTicks = 1L << 31;        // the default of MidiLimits, so that every written file can be read

    /// <summary>Writes a score to a file atomically: a reader never sees a partial file.</summary>
    /// <param name="score">The music.</param>
    /// <param name="path">The path of the file. Missing folders are created and an existing file is replaced.</param>
    /// <param name="title">The name of the piece, or <c>null</c> for none.</param>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    /// <exception cref="ArgumentException">The score is longer than 2,147,483,648 ticks.</exception>
    public static void Write(Score score, string path, string? title = null)
    {
        var bytes = ToBytes(score, title);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Writes a score to a stream and leaves the stream open.</summary>
    /// <param name="score">The music.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="title">The name of the piece, or <c>null</c> for none.</param>
    /// <exception cref="ArgumentException">The score is longer than 2,147,483,648 ticks.</exception>
    public static void Write(Score score, Stream stream, string? title = null) => stream.Write(ToBytes(score, title));

    private static byte[] ToBytes(Score score, string? title)
    {
        var file = new MidiFile(ConductorTrack(score, title), PianoTrack(score))
        {
            TimeDivision = new TicksPerQuarterNoteTimeDivision((short)score.Tempo.TicksPerQuarter),
        };
        using var bytes = new MemoryStream();
        file.Write(bytes, MidiFileFormat.MultiTrack, new WritingSettings { TextEncoding = Encoding.UTF8 });
        return bytes.ToArray();
    }

    private static TrackChunk ConductorTrack(Score score, string? title)
    {
        var events = new List<MidiEvent>(score.Tempo.Changes.Count + 1);
        if (title is not null)
            events.Add(new SequenceTrackNameEvent(title));
        foreach (var change in score.Tempo.Changes)
            events.Add(new SetTempoEvent(change.MicrosecondsPerQuarter) { DeltaTime = change.Ticks });
        return Track(events);
    }

    // Within one tick, note-offs come first, then pedal changes, then note-ons. A repeated key is therefore free when struck.
    private static TrackChunk PianoTrack(Score score)
    {
        var events = new List<MidiEvent>((2 * score.Notes.Count) + score.Pedal.Count);
        foreach (var note in score.Notes)
            events.Add(new NoteOffEvent(Seven(note.Pitch), Seven(64)) { DeltaTime = note.EndTicks });
        foreach (var change in score.Pedal)
            events.Add(new ControlChangeEvent(Seven(64), Seven(change.Value)) { DeltaTime = change.Ticks });
        foreach (var note in score.Notes)
            events.Add(new NoteOnEvent(Seven(note.Pitch), Seven(note.Velocity)) { DeltaTime = note.StartTicks });
        return Track(events.OrderBy(midiEvent => midiEvent.DeltaTime).Prepend(new ProgramChangeEvent(Seven(0))));       // stable
    }

    // The events arrive with absolute ticks as their delta times, which are replaced here.
    private static TrackChunk Track(IEnumerable<MidiEvent> events)
    {
        var track = new TrackChunk();
        var lastTicks = 0L;
        foreach (var midiEvent in events)
        {
            var ticks = midiEvent.DeltaTime;
            if (ticks > MaxTicks)
                throw new ArgumentException($"The score has an event at tick {ticks}; the maximum is {MaxTicks}.", nameof(events));
            var delta = ticks - lastTicks;
            lastTicks = ticks;
            for (; delta > MaxDelta; delta -= MaxDelta)
                track.Events.Add(new TextEvent(string.Empty) { DeltaTime = MaxDelta });     // an empty text as filler
            midiEvent.DeltaTime = delta;
            track.Events.Add(midiEvent);
        }
        return track;
    }

    private static SevenBitNumber Seven(int value) => (SevenBitNumber)(byte)value;
}
