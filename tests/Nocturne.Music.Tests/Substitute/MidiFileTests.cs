using Melanchall.DryWetMidi.Common;
using Melanchall.DryWetMidi.Core;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Substitute;

/// <summary>Features of DryWetMidi that Nocturne uses. The package and its substitute must both pass these tests.</summary>
public sealed class MidiFileTests
{
    [Fact]
    public void Reading_gives_events_with_their_values()
    {
        // Arrange
        var file = OneTrack(
            [0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40],
            [0x10, 0x91, 60, 64],
            [0x81, 0x00, 60, 0],
            [0x00, 0xB1, 64, 127],
            End);
        // Act
        var events = Read(file);
        // Assert
        events[0].Should().BeOfType<SetTempoEvent>().Which.MicrosecondsPerQuarterNote.Should().Be(1_000_000);
        var on = events[1].Should().BeOfType<NoteOnEvent>().Subject;
        ((int)on.Channel, (int)on.NoteNumber, (int)on.Velocity, on.DeltaTime).Should().Be((1, 60, 64, 16));
        var off = events[2].Should().BeOfType<NoteOffEvent>().Subject;
        ((int)off.Channel, (int)off.NoteNumber, (int)off.Velocity, off.DeltaTime).Should().Be((1, 60, 0, 128));
        var pedal = events[3].Should().BeOfType<ControlChangeEvent>().Subject;
        ((int)pedal.ControlNumber, (int)pedal.ControlValue).Should().Be((64, 127));
        events.Should().HaveCount(4);
    }

    [Fact]
    public void Ends_of_tracks_are_left_out()
    {
        // Act
        var events = Read(OneTrack(MiddleC, End));
        // Assert
        events.Should().HaveCount(2);
    }

    [Fact]
    public void The_division_is_that_of_the_header()
    {
        // Act
        var file = ReadFile([.. Header(1, 1, 480), .. Track(End)]);
        // Assert
        file.TimeDivision.Should().BeOfType<TicksPerQuarterNoteTimeDivision>().Which.TicksPerQuarterNote.Should().Be(480);
    }

    [Fact]
    public void Events_that_Nocturne_has_no_use_for_are_read_too()
    {
        // Arrange: text, system exclusive, pitch bend, channel pressure, key signature
        var file = OneTrack(
            [0x00, 0xFF, 0x01, 0x01, 0x41],
            [0x01, 0xF0, 0x02, 0x43, 0xF7],
            [0x02, 0xE0, 0, 64],
            [0x03, 0xD0, 5],
            [0x04, 0xFF, 0x59, 0x02, 0, 0],
            End);
        // Act
        var events = Read(file);
        // Assert
        events.Select(midiEvent => midiEvent.DeltaTime).Should().Equal(0, 1, 2, 3, 4);
    }

    /// <summary>Damage and the exception it causes.</summary>
    public static TheoryData<string, byte[]> Refused => new()
    {
        { "NoHeaderChunkException", Track(End) },
        { "InvalidChunkSizeException", [.. Header(0, 1, 96), .. Track(End, [0x00])] },
        { "InvalidChunkSizeException", [.. Header(0, 1, 96), .. Chunk("MTrk", End, claimed: 5)] },
        { "NotEnoughBytesException", OneTrack([0x00, 0x90, 60]) },
        { "UnexpectedRunningStatusException", OneTrack([0x00, 60, 64], End) },
        { "InvalidChannelEventParameterValueException", OneTrack([0x00, 0x90, 60, 0x80], End) },
        { "UnknownChannelEventException", OneTrack([0x00, 0xF8], End) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Damage_is_refused(string exception, byte[] file)
    {
        // Act
        var act = () => ReadFile(file);
        // Assert
        act.Should().Throw<MidiException>().Which.GetType().Name.Should().Be(exception);
    }

    /// <summary>Damage that is tolerated.</summary>
    public static TheoryData<string, byte[]> Taken => new()
    {
        { "no end of track", OneTrack(MiddleC) },
        { "fewer tracks than promised", [.. Header(1, 2, 96), .. Track(MiddleC, End)] },
        { "a format that does not exist", [.. Header(3, 1, 96), .. Track(MiddleC, End)] },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void Some_damage_passes(string damage, byte[] file)
    {
        // Act
        var events = Read(file);
        // Assert
        events.Should().HaveCount(2, damage);
    }

    [Fact]
    public void Unknown_chunks_are_kept()
    {
        // Act
        var file = ReadFile([.. Header(0, 1, 96), .. Chunk("Junk", [1, 2]), .. Track(End)]);
        // Assert
        file.Chunks.Count.Should().Be(2);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        // Arrange
        byte[] bytes = [1, 2, 3, .. OneTrack(MiddleC, End)];
        using var stream = new MemoryStream(bytes) { Position = 3 };
        // Act
        var file = MidiFile.Read(stream);
        // Assert
        file.Chunks.OfType<TrackChunk>().Single().Events.Count.Should().Be(2);
    }

    [Fact]
    public void Writing_gives_the_bytes_of_the_standard()
    {
        // Arrange
        var conductor = new TrackChunk(new SequenceTrackNameEvent("A"), new SetTempoEvent(1_000_000));
        var piano = new TrackChunk(
            new ProgramChangeEvent((SevenBitNumber)5),
            new NoteOnEvent((SevenBitNumber)60, (SevenBitNumber)64) { Channel = (FourBitNumber)1 },
            new NoteOffEvent((SevenBitNumber)60, (SevenBitNumber)0) { Channel = (FourBitNumber)1, DeltaTime = 128 },
            new ControlChangeEvent((SevenBitNumber)64, (SevenBitNumber)127),
            new TextEvent("") { DeltaTime = 0x0FFFFFFF });
        // Act
        var file = new MidiFile(conductor, piano) { TimeDivision = new TicksPerQuarterNoteTimeDivision(480) };
        var bytes = Write(file, MidiFileFormat.MultiTrack);
        // Assert
        bytes.Should().Equal(
        [
            .. Header(1, 2, 480),
            .. Track([0x00, 0xFF, 0x03, 0x01, 0x41], [0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], End),
            .. Track(
                [0x00, 0xC0, 5],
                [0x00, 0x91, 60, 64],
                [0x81, 0x00, 0x81, 60, 0],
                [0x00, 0xB0, 64, 127],
                [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0x01, 0x00],
                End),
        ]);
    }

    [Fact]
    public void What_was_read_is_written_as_it_was()
    {
        // Arrange
        var bytes = Tracks(
            Track([0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], [0x00, 0xFF, 0x59, 0x02, 0, 0], End),
            Track(
                [0x00, 0x90, 60, 64],
                [0x01, 0xF0, 0x02, 0x43, 0xF7],
                [0x02, 0xE0, 0, 64],
                [0x60, 0x80, 60, 64],
                End));
        var file = ReadFile(bytes);
        // Act
        var written = Write(file, MidiFileFormat.MultiTrack);
        // Assert
        written.Should().Equal(bytes);
    }

    [Fact]
    public void Texts_are_written_in_the_encoding_that_is_asked_for()
    {
        // Arrange
        var file = new MidiFile(new TrackChunk(new SequenceTrackNameEvent("é")), new TrackChunk());
        using var stream = new MemoryStream();
        // Act
        file.Write(stream, MidiFileFormat.MultiTrack, new WritingSettings { TextEncoding = System.Text.Encoding.UTF8 });
        // Assert
        stream.ToArray().Should().Equal([.. Header(1, 2, 96), .. Track([0x00, 0xFF, 0x03, 0x02, 0xC3, 0xA9], End), .. Track(End)]);
    }

    [Fact]
    public void Format_0_merges_the_tracks_and_puts_meta_events_first()
    {
        // Arrange
        var note = new TrackChunk(new NoteOnEvent((SevenBitNumber)60, (SevenBitNumber)64) { DeltaTime = 10 });
        var tempo = new TrackChunk(new SetTempoEvent(1_000_000) { DeltaTime = 10 });
        // Act
        var bytes = Write(new MidiFile(note, tempo), MidiFileFormat.SingleTrack);
        // Assert
        bytes.Should().Equal([.. Header(0, 1, 96), .. Track([0x0A, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], [0x00, 0x90, 60, 64], End)]);
    }

    [Fact]
    public void Format_1_splits_a_lone_track_by_channel()
    {
        // Arrange
        var lone = new TrackChunk(
            new NoteOnEvent((SevenBitNumber)60, (SevenBitNumber)64) { Channel = (FourBitNumber)2, DeltaTime = 10 },
            new SetTempoEvent(1_000_000) { DeltaTime = 10 },
            new NoteOnEvent((SevenBitNumber)62, (SevenBitNumber)64) { Channel = (FourBitNumber)0, DeltaTime = 10 });
        // Act
        var bytes = Write(new MidiFile(lone), MidiFileFormat.MultiTrack);
        // Assert
        bytes.Should().Equal(
        [
            .. Header(1, 3, 96),
            .. Track([20, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], End),
            .. Track([30, 0x90, 62, 64], End),
            .. Track([10, 0x92, 60, 64], End),
        ]);
    }

    [Fact]
    public void Numbers_of_seven_bits_end_at_127()
    {
        // Act
        var act = () => (SevenBitNumber)128;
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Delta_times_are_not_negative()
    {
        // Act
        var act = () => new TextEvent("") { DeltaTime = -1 };
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static MidiFile ReadFile(byte[] bytes) => MidiFile.Read(new MemoryStream(bytes));

    private static List<MidiEvent> Read(byte[] bytes) => [.. ReadFile(bytes).Chunks.OfType<TrackChunk>().Single().Events];

    private static byte[] Write(MidiFile file, MidiFileFormat format)
    {
        using var stream = new MemoryStream();
        file.Write(stream, format);
        return stream.ToArray();
    }
}
