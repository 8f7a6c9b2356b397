using System.Text;
using Melanchall.DryWetMidi.Common;
using Melanchall.DryWetMidi.Core;

namespace Nocturne.Music.Midi;

/// <summary>Writes scores as Standard MIDI Files, format 1: a track of tempi and a track for the piano (channel 1, program 1).</summary>
/// <remarks>
/// The same score gives the same bytes. A file says which key is let go, not which note: where a note of one pitch lies within
/// another of that pitch, reading gives the same onsets and velocities, but the first note to begin is the first to end.
/// </remarks>
public static class MidiWriter
{
    private const long LongestDelta = 0x0FFFFFFF;      // 28 bits: four bytes of seven
    private const long LongestTicks = 1L << 31;        // as MidiLimits has it: what is written can be read

    /// <summary>Writes a score to a file, by way of a temporary name: a reader never sees half of it.</summary>
    /// <param name="score">The music.</param>
    /// <param name="path">Where; missing folders are made, a file that is there is replaced.</param>
    /// <param name="title">Name of the piece; none when <c>null</c>.</param>
    /// <exception cref="IOException">The file cannot be written; one that was there is unharmed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="ArgumentException">The score goes on for more than 2,147,483,648 ticks.</exception>
    public static void Write(Score score, string path, string? title = null)
    {
        var bytes = ToBytes(score, title);
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        var temporary = $"{whole}.{Path.GetFileNameWithoutExtension(Path.GetRandomFileName())}.tmp";      // by chance: no two writers of one file meet
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, whole, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a score to a stream, which stays open.</summary>
    /// <param name="score">The music.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="title">Name of the piece; none when <c>null</c>.</param>
    /// <exception cref="ArgumentException">The score goes on for more than 2,147,483,648 ticks.</exception>
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

    // On one tick keys are let go first, then the pedal moves, then keys are struck: a key that is struck again is free by then.
    private static TrackChunk PianoTrack(Score score)
    {
        var events = new List<MidiEvent>((2 * score.Notes.Count) + score.Pedal.Count);
        foreach (var note in score.Notes)
            events.Add(new NoteOffEvent(Seven(note.Pitch), Seven(64)) { DeltaTime = note.EndTicks });
        foreach (var change in score.Pedal)
            events.Add(new ControlChangeEvent(Seven(64), Seven(change.Value)) { DeltaTime = change.Ticks });
        foreach (var note in score.Notes)
            events.Add(new NoteOnEvent(Seven(note.Pitch), Seven(note.Velocity)) { DeltaTime = note.StartTicks });
        return Track(events.OrderBy(midiEvent => midiEvent.DeltaTime).Prepend(new ProgramChangeEvent(Seven(0))));       // a stable sort
    }

    // The events come with ticks from the start in place of those since the event before, which are set here.
    private static TrackChunk Track(IEnumerable<MidiEvent> events)
    {
        var track = new TrackChunk();
        var lastTicks = 0L;
        foreach (var midiEvent in events)
        {
            var ticks = midiEvent.DeltaTime;
            if (ticks > LongestTicks)
                throw new ArgumentException($"The score goes on to tick {ticks}; a file holds {LongestTicks} ticks at most.", nameof(events));
            var delta = ticks - lastTicks;
            lastTicks = ticks;
            for (; delta > LongestDelta; delta -= LongestDelta)
                track.Events.Add(new TextEvent(string.Empty) { DeltaTime = LongestDelta });     // an empty text holds the place
            midiEvent.DeltaTime = delta;
            track.Events.Add(midiEvent);
        }
        return track;
    }

    private static SevenBitNumber Seven(int value) => (SevenBitNumber)(byte)value;
}
