using FsCheck.Xunit;
using Melanchall.DryWetMidi.Core;
using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Compares the reader with an independent one, DryWetMidi, on files without defects.</summary>
public sealed class IndependentReaderTests
{
    /// <summary>An event of a random file.</summary>
    public readonly record struct Happening(byte Kind, byte Delta, byte Channel, byte First, byte Second);

    [RealDataFact]
    public void Every_real_file_without_defects_gives_the_same_score()
    {
        // Arrange: formats 0 and 1 with ticks per quarter note
        var files = new[] { "nocturnes", "piano", "midi-corner-cases" }
            .SelectMany(folder => Directory.EnumerateFiles(RealData.At(folder), "*.mid", SearchOption.AllDirectories))
            .Select(path => (Path: path, Bytes: File.ReadAllBytes(path)))
            .Where(file => file.Bytes.Length > 12 && file.Bytes[9] < 2 && file.Bytes[12] < 0x80);
        // Act
        var readings = files.Select(file => (file.Path, file.Bytes, Reading: Salvaged(file.Bytes)))
            .Where(file => file.Reading?.Defects.Count == 0)
            .ToList();
        // Assert
        readings.Should().HaveCountGreaterThan(350);
        foreach (var (path, bytes, reading) in readings)
            ShouldBeSame(reading!.Score, Judged(bytes), path);
    }

    [Property(MaxTest = 300)]
    public void Every_random_valid_file_gives_the_same_score(Happening[][] tracks)
    {
        // Arrange
        var file = Tracks([.. tracks.Select(RandomTrack), Track(End)]);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        ShouldBeSame(reading.Score, Judged(file), "random");
    }

    private static MidiReading? Salvaged(byte[] bytes)
    {
        try
        {
            return MidiReader.Read(bytes);
        }
        catch (MidiFormatException)
        {
            return null;
        }
    }

    private static void ShouldBeSame(Score found, Score expected, string file)
    {
        // Equal would take a second for a large file.
        found.Notes.SequenceEqual(expected.Notes).Should().BeTrue("{0} has the notes that DryWetMidi reads", file);
        found.Pedal.SequenceEqual(expected.Pedal).Should().BeTrue("{0} has the pedal changes that DryWetMidi reads", file);
        found.Tempo.Changes.Should().Equal(expected.Tempo.Changes, file);
        found.Tempo.TicksPerQuarter.Should().Be(expected.Tempo.TicksPerQuarter, file);
    }

    private static Score Judged(byte[] bytes)
    {
        var file = MidiFile.Read(new MemoryStream(bytes));
        var (notes, pedal, tempi) = (new List<Note>(), new List<PedalChange>(), new List<TempoChange>());
        foreach (var track in file.Chunks.OfType<TrackChunk>())
        {
            var ticks = 0L;
            var sounding = new List<(int Channel, Note Note)>();
            foreach (var midiEvent in track.Events)
            {
                ticks += midiEvent.DeltaTime;
                if (midiEvent is SetTempoEvent tempo)
                    tempi.Add(new TempoChange(ticks, (int)tempo.MicrosecondsPerQuarterNote));
                else if (midiEvent is ChannelEvent channelEvent && channelEvent.Channel != 9)
                    Play(channelEvent);
            }

            void Play(ChannelEvent played)
            {
                switch (played)
                {
                    case NoteOnEvent on: sounding.Add((on.Channel, new Note(ticks, 1, on.NoteNumber, on.Velocity))); break;
                    case NoteOffEvent off: End(1, note => note.Channel == off.Channel && note.Note.Pitch == off.NoteNumber); break;
                    case ControlChangeEvent { ControlNumber: var number } change when number == 64:
                        pedal.Add(new PedalChange(ticks, change.ControlValue));
                        break;
                    case ControlChangeEvent { ControlNumber: var number } change when number == 120 || number >= 123:
                        End(int.MaxValue, note => note.Channel == change.Channel);
                        break;
                }
            }

            void End(int count, Func<(int Channel, Note Note), bool> ends)
            {
                foreach (var ended in sounding.Where(ends).Take(count).ToList())
                {
                    sounding.Remove(ended);
                    notes.Add(ended.Note with { DurationTicks = Math.Max(1, ticks - ended.Note.StartTicks) });
                }
            }
        }
        return new Score(new TempoMap(((TicksPerQuarterNoteTimeDivision)file.TimeDivision).TicksPerQuarterNote, tempi), notes, pedal);
    }

    // All notes end with their track. Running status is used wherever it is allowed.
    private static byte[] RandomTrack(Happening[] happenings)
    {
        var parts = new List<byte[]>();
        var running = 0;
        foreach (var happening in happenings)
        {
            var delta = happening.Delta < 0x80 ? [happening.Delta] : (byte[])[happening.Delta, (byte)(happening.First & 0x7F)];
            var message = Message(happening);
            parts.Add([.. delta, .. message[0] == running ? message[1..] : message]);
            running = message[0] < 0xF0 ? message[0] : 0;
        }
        return Track([.. parts, .. Enumerable.Range(0, 16).Select(channel => (byte[])[0x01, (byte)(0xB0 | channel), 123, 0]), End]);
    }

    private static byte[] Message(Happening happening)
    {
        var (first, second, channel) = ((byte)(happening.First & 0x7F), (byte)(happening.Second & 0x7F), happening.Channel & 0x0F);
        var key = (byte)(60 + (first % 4));
        return (happening.Kind % 10) switch
        {
            0 or 1 or 2 => [(byte)(0x90 | channel), key, second],
            3 or 4 => [(byte)(0x80 | channel), key, second],
            5 => [(byte)(0xB0 | channel), (byte)(first % 2 == 0 ? 64 : first), second],
            6 => [(byte)(0xC0 | channel), first],
            7 => [(byte)(0xE0 | channel), first, second],
            8 => [0xFF, 0x51, 0x03, 0x07, first, (byte)(second + 1)],
            _ => [0xF0, 0x02, first, 0xF7],
        };
    }
}
