using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Damage seen in files on the Web, which must not change the music.</summary>
public sealed class FieldDamageTests
{
    private static readonly byte[] EndLater = [0x60, 0xFF, 0x2F, 0x00];

    [Fact]
    public void Tracks_among_stray_bytes_after_the_last_track_are_not_read()
    {
        // Arrange: two tracks of 40 notes, then the tail of an old track and two old tracks
        byte[] good = [.. Header(1, 2, 480), .. Track(End), .. Track(Melody(40))];
        byte[] file = [.. good, .. Melody(6)[2..], .. Track(Melody(40)), .. Track(Melody(40))];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(40);
        reading.Defects.Should().ContainSingle().Which.Offset.Should().Be(good.Length);
        reading.Defects[0].Reason.Should().Contain($"{file.Length - good.Length}");
    }

    [Fact]
    public void Tracks_that_are_promised_are_found_among_stray_bytes()
    {
        // Arrange
        byte[] file = [.. Header(1, 2, 96), .. Track(MiddleC, End), 1, 2, 3, .. Track(MiddleC, End), 4, 5, .. Track(MiddleC, End)];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(2);
        reading.Defects.Should().HaveCount(2);
    }

    [Fact]
    public void A_track_right_after_the_last_is_read_promised_or_not()
    {
        // Arrange
        byte[] file = [.. Header(1, 1, 96), .. Track(MiddleC, End), .. Track(MiddleC, End), 1, .. Track(MiddleC, End)];
        // Act
        var score = MidiReader.Read(file).Score;
        // Assert
        score.Notes.Should().HaveCount(2);
    }

    [Fact]
    public void A_header_that_promises_no_track_does_not_hide_one()
    {
        // Arrange
        byte[] file = [.. Header(1, 0, 96), 1, 2, 3, .. Track(MiddleC, End)];
        // Act
        var score = MidiReader.Read(file).Score;
        // Assert
        score.Notes.Should().HaveCount(1);
    }

    [Fact]
    public void An_end_of_track_within_a_longer_chunk_ends_the_track_and_the_defect_counts_the_bytes_after_it()
    {
        // Arrange
        byte[] file = [.. Header(1, 2, 96), .. Track(MiddleC, End, MiddleC, End), .. Track(MiddleC, End)];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(2);
        reading.Defects.Should().ContainSingle().Which.Offset.Should().Be(34);
        reading.Defects[0].Reason.Should().Contain("12 bytes");
    }

    [Fact]
    public void Velocities_above_127_are_127()
    {
        // Arrange
        var file = OneTrack(Melody(40, velocity: 0xF0));
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(40).And.OnlyContain(note => note.Velocity == 127 && note.DurationTicks == 240);
        reading.Defects.Should().HaveCount(40);
        reading.Damages.Should().Be(0);
    }

    [Fact]
    public void A_velocity_that_could_begin_another_event_is_still_a_velocity()
    {
        // Arrange: 80 3C 40 would be a note-off; 3C is the delta time before 40, which continues in running status
        var file = OneTrack([0x00, 0x90, 60, 0x80], [0x3C, 0x40, 64], [0x60, 0x80, 60, 64], [0x00, 0x40, 64], End);
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 0x9C, 60, 127), new Note(0x3C, 96, 0x40, 64));
        reading.Defects.Should().ContainSingle();
    }

    [Fact]
    public void A_key_above_127_has_no_note()
    {
        // Arrange
        var file = OneTrack([0x00, 0x90, 0xBC, 64], [0x60, 0x80, 0xBC, 64], MiddleC, End);
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(96, 96, 60, 64));
        reading.Damages.Should().Be(2);
    }

    [Fact]
    public void A_release_velocity_above_127_still_ends_the_note()
    {
        // Arrange
        var file = OneTrack([0x00, 0x90, 60, 64], [0x60, 0x80, 60, 0x80], MiddleC, EndLater);
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(96, 96, 60, 64));
        reading.Defects.Should().ContainSingle();
    }

    [Fact]
    public void A_pedal_above_127_is_fully_down()
    {
        // Arrange
        var file = OneTrack([0x00, 0xB0, 64, 0xFF], MiddleC, [0x00, 0xB0, 64, 0], End);
        // Act
        var score = MidiReader.Read(file).Score;
        // Assert
        score.Pedal.Should().Equal(new PedalChange(0, 127), new PedalChange(96, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    public void A_header_within_the_first_512_bytes_is_found(int before)
    {
        // Arrange
        byte[] file = [.. new byte[before], .. OneTrack(Melody(40))];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(40);
        reading.Defects.Should().ContainSingle().Which.Reason.Should().Contain($"byte {before} ");
    }

    [Fact]
    public void A_header_further_on_is_not_looked_for()
    {
        // Act
        var act = () => MidiReader.Read(new byte[513].Concat(OneTrack(MiddleC, End)).ToArray());
        // Assert
        act.Should().Throw<MidiFormatException>();
    }

    [Fact]
    public void A_text_that_names_the_header_is_no_MIDI_file()
    {
        // Act
        var act = () => MidiReader.Read("A file begins with MThd, the header chunk."u8.ToArray());
        // Assert
        act.Should().Throw<MidiFormatException>();
    }

    [Fact]
    public void What_follows_a_file_in_MacBinary_is_no_damage()
    {
        // Arrange: padding and a resource fork
        byte[] file = [.. MidiCornerCases.MacBinary(OneTrack(Melody(40))), .. Track(MiddleC, End)];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(40);
        reading.Defects.Should().ContainSingle();
    }

    [Fact]
    public void Strict_says_where_the_header_stands()
    {
        // Act
        var act = () => MidiReader.Read(MidiCornerCases.MacBinary(OneTrack(MiddleC, End)), MidiProfile.Strict);
        // Assert
        act.Should().Throw<MidiFormatException>().Which.Reason.Should().ContainAll("byte 128", "MacBinary");
    }

    private static byte[] Melody(int notes, int velocity = 64) =>
    [
        .. Enumerable.Range(0, notes).SelectMany(i => (byte[])[0x00, 0x90, Key(i), (byte)velocity, 0x81, 0x70, 0x80, Key(i), 64]),
        .. End,
    ];

    private static byte Key(int i) => (byte)(60 + (i * 5 % 12));
}
