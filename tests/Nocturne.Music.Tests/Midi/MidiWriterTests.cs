using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

public sealed class MidiWriterTests
{
    private static readonly Score Chord = new(
        new TempoMap(480, [new TempoChange(0, 400_000), new TempoChange(960, 600_000)]),
        [new Note(0, 480, 60, 64), new Note(0, 960, 64, 70), new Note(480, 480, 60, 50)],
        [new PedalChange(0, 127), new PedalChange(960, 0)]);

    [Fact]
    public void The_bytes_are_those_of_the_standard()
    {
        // Arrange
        var score = new Score(new TempoMap(96), [new Note(0, 200, 60, 64)], [new PedalChange(10, 127)]);
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(score, stream, "Nocturne");
        // Assert
        stream.ToArray().Should().Equal(
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, 2, 0, 96,                      // format 1, two tracks, 96 ticks per quarter note
            .. "MTrk"u8, 0, 0, 0, 23,
            0x00, 0xFF, 0x03, 8, .. "Nocturne"u8,
            0x00, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20,                           // 500,000 microseconds
            0x00, 0xFF, 0x2F, 0,
            .. "MTrk"u8, 0, 0, 0, 20,
            0x00, 0xC0, 0,                                                   // piano
            0x00, 0x90, 60, 64,
            0x0A, 0xB0, 64, 127,
            0x81, 0x3E, 0x80, 60, 64,                                        // 190 ticks later
            0x00, 0xFF, 0x2F, 0,
        ]);
    }

    [Fact]
    public void The_same_score_gives_the_same_bytes()
    {
        // Arrange
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        // Act
        MidiWriter.Write(Chord, first);
        MidiWriter.Write(Chord, second);
        // Assert
        second.ToArray().Should().Equal(first.ToArray());
    }

    [Fact]
    public void A_key_struck_again_at_once_is_let_go_first()
    {
        // Arrange
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(Chord, stream);
        // Assert
        MidiReader.Read(stream.ToArray(), MidiProfile.Strict).Score.Notes.Should().Equal(Chord.Notes);
    }

    [Fact]
    public void Notes_of_one_key_that_lie_within_each_other_keep_their_onsets()
    {
        // Arrange
        var nested = new Score(new TempoMap(96), [new Note(0, 100, 60, 10), new Note(20, 30, 60, 20)]);
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(nested, stream);
        // Assert
        MidiReader.Read(stream.ToArray(), MidiProfile.Strict).Score.Notes.Should().Equal(new Note(0, 50, 60, 10), new Note(20, 80, 60, 20));
    }

    [Fact]
    public void A_silence_longer_than_a_delta_time_can_be_is_kept()
    {
        // Arrange: 2^30 ticks; a delta time has 28 bits
        var late = new Score(new TempoMap(96), [new Note(1 << 30, 96, 60, 64)]);
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(late, stream);
        // Assert
        MidiReader.Read(stream.ToArray(), MidiProfile.Strict).Score.Notes.Should().Equal(late.Notes);
    }

    [Fact]
    public void A_score_longer_than_a_file_may_be_is_refused()
    {
        // Arrange
        var endless = new Score(new TempoMap(96), [new Note(1L << 40, 96, 60, 64)]);
        // Act
        var act = () => MidiWriter.Write(endless, Stream.Null);
        // Assert
        act.Should().Throw<ArgumentException>().WithMessage("*2147483648*");
    }

    [Fact]
    public void A_file_replaces_the_one_that_was_there_and_leaves_nothing_beside_it()
    {
        // Arrange
        using var folder = new TempFolder();
        MidiWriter.Write(Chord, folder["new", "piece.mid"]);
        var before = File.ReadAllBytes(folder["new", "piece.mid"]);
        // Act
        MidiWriter.Write(new Score(new TempoMap(96), []), folder["new", "piece.mid"]);
        // Assert
        Directory.GetFiles(folder["new"]).Should().Equal(folder["new", "piece.mid"]);
        File.ReadAllBytes(folder["new", "piece.mid"]).Should().NotEqual(before);
    }

    [Fact]
    public void Where_a_file_cannot_be_written_nothing_is_left()
    {
        // Arrange: a folder with the name of the file
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["piece.mid"]);
        // Act
        var act = () => MidiWriter.Write(Chord, folder["piece.mid"]);
        // Assert
        act.Should().Throw<SystemException>();
        Directory.GetFiles(folder.FullPath).Should().BeEmpty();
    }

    [RealDataFact]
    public void A_nocturne_comes_back_as_it_was()
    {
        // Arrange
        var score = MidiReader.Read(RealData.At("nocturnes", "op15-no2.mid")).Score;
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(score, stream);
        var back = MidiReader.Read(stream.ToArray(), MidiProfile.Strict).Score;
        // Assert
        back.Notes.Should().Equal(score.Notes);
        back.Pedal.Should().Equal(score.Pedal);
        back.Tempo.Changes.Should().Equal(score.Tempo.Changes);
    }
}
