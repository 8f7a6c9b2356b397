using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

/// <summary>"All notes off" and the controllers that imply it.</summary>
public sealed class NotesOffTests
{
    [Theory]
    [InlineData(120)]
    [InlineData(123)]
    [InlineData(124)]
    [InlineData(127)]
    public void It_ends_the_notes_of_its_channel(int controller)
    {
        // Arrange: the note-off of the first note is late; the second note has none
        var file = OneTrack([0x00, 0x90, 60, 64], [0x00, 62, 64], [0x30, 0xB0, (byte)controller, 0], [0x30, 0x80, 60, 64], End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 48, 60, 64), new Note(0, 48, 62, 64));
        reading.Defects.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0xB1, 123)]         // another channel
    [InlineData(0xB0, 121)]         // reset all controllers
    [InlineData(0xB0, 122)]         // local control
    public void Others_do_not(int status, int controller)
    {
        // Arrange
        var file = OneTrack([0x00, 0x90, 60, 64], [0x30, (byte)status, (byte)controller, 0], [0x30, 0x80, 60, 64], End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 64));
    }

    [Fact]
    public void It_moves_no_pedal()
    {
        // Arrange
        var file = OneTrack([0x00, 0xB0, 64, 127], [0x30, 123, 0], End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Pedal.Should().Equal(new PedalChange(0, 127));
    }

    [Fact]
    public void In_another_track_it_ends_the_notes_that_have_no_note_off()
    {
        // Arrange: tick 0 ends earlier notes, tick 48 ends the note of pitch 62 but not the one of pitch 60
        var ends = Track([0x00, 0xB0, 123, 0], [0x30, 123, 0], [0x30, 123, 0], End);
        var notes = Track([0x00, 0x90, 60, 64], [0x00, 62, 64], [0x60, 60, 0], End);
        // Act
        var reading = MidiReader.Read(Tracks(ends, notes), MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(0, 48, 62, 64));
        reading.Defects.Should().BeEmpty();
    }

    [Fact]
    public void A_note_off_in_another_track_that_comes_sooner_holds()
    {
        // Arrange
        var ends = Track([0x20, 0x80, 60, 64], [0x10, 0xB0, 123, 0], End);
        var notes = Track([0x00, 0x90, 60, 64], [0x00, 62, 64], End);
        // Act
        var score = MidiReader.Read(Tracks(ends, notes), MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 32, 60, 64), new Note(0, 48, 62, 64));
    }
}
