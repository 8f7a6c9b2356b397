using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

public sealed class MidiReaderTests
{
    [Fact]
    public void A_note_has_its_onset_length_pitch_and_velocity()
    {
        // Arrange
        var file = OneTrack([0x0A, 0x90, 60, 64], [0x60, 0x80, 60, 0], End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(10, 96, 60, 64));
        reading.Defects.Should().BeEmpty();
    }

    [Fact]
    public void A_note_on_of_velocity_0_lets_the_key_go()
    {
        // Arrange: running status
        var file = OneTrack([0x00, 0x90, 60, 64], [0x60, 60, 0], [0x00, 62, 64], [0x60, 62, 0], End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(96, 96, 62, 64));
    }

    [Fact]
    public void Of_two_notes_on_one_key_the_first_to_begin_is_the_first_to_end()
    {
        // Arrange
        var file = OneTrack([0x00, 0x90, 60, 10], [0x10, 60, 20], [0x10, 60, 0], [0x10, 60, 0], End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 32, 60, 10), new Note(16, 32, 60, 20));
    }

    [Fact]
    public void Two_hands_on_one_key_keep_their_lengths()
    {
        // Arrange: the left hand holds the key while the right hand strikes and releases it
        var right = Track([0x10, 0x90, 60, 70], [0x10, 60, 0], End);
        var left = Track([0x00, 0x90, 60, 40], [0x60, 60, 0], End);
        // Act
        var score = MidiReader.Read(Tracks(right, left), MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 40), new Note(16, 16, 60, 70));
    }

    [Fact]
    public void A_note_may_be_released_in_another_track()
    {
        // Arrange
        var on = Track([0x00, 0x90, 60, 70], End);
        var off = Track([0x30, 0x80, 60, 64], End);
        // Act
        var reading = MidiReader.Read(Tracks(on, off), MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 48, 60, 70));
    }

    [Fact]
    public void A_unison_of_two_hands_is_two_notes()
    {
        // Arrange
        var hand = Track(MiddleC, End);
        // Act
        var score = MidiReader.Read(Tracks(hand, hand), MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(0, 96, 60, 64));
    }

    [Fact]
    public void A_release_without_a_note_means_nothing()
    {
        // Arrange
        var file = OneTrack([0x00, 0x80, 60, 64], MiddleC, End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64));
        reading.Defects.Should().BeEmpty();
    }

    [Fact]
    public void A_note_of_no_length_lasts_a_tick_and_is_mentioned()
    {
        // Arrange: the note-on's delta time is byte 22
        var file = OneTrack([0x00, 0x90, 60, 64], [0x00, 60, 0], End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 1, 60, 64));
        reading.Defects.Select(defect => (defect.Offset, defect.BreaksStandard)).Should().Equal((22, false));
    }

    [Fact]
    public void A_note_that_is_never_released_ends_with_its_track()
    {
        // Arrange: the end of the track is 96 ticks after the note-on
        var file = OneTrack([0x00, 0x90, 60, 64], [0x60, 0xFF, 0x2F, 0x00]);
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64));
        reading.Defects.Should().ContainSingle().Which.Offset.Should().Be(22);
    }

    [Fact]
    public void Drums_are_counted_but_not_heard()
    {
        // Arrange
        var file = OneTrack([0x00, 0x99, 36, 64], [0x60, 0x89, 36, 64], MiddleC, End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(96, 96, 60, 64));
        reading.DrumNotes.Should().Be(1);
        reading.Defects.Select(defect => (defect.Offset, defect.BreaksStandard)).Should().Equal((22, false));
    }

    [Fact]
    public void Controller_64_is_the_pedal_and_others_are_not()
    {
        // Arrange
        var file = OneTrack([0x00, 0xB0, 64, 127], [0x10, 7, 100], [0x10, 64, 12], End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Pedal.Should().Equal(new PedalChange(0, 127), new PedalChange(32, 12));
    }

    [Fact]
    public void Tempi_count_in_whatever_track_they_stand()
    {
        // Arrange: 1 s per quarter note from the start, 0.25 s from tick 96 on
        var first = Track([0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], End);
        var second = Track([0x60, 0xFF, 0x51, 0x03, 0x03, 0xD0, 0x90], [0x00, 0x90, 60, 64], [0x60, 60, 0], End);
        // Act
        var score = MidiReader.Read(Tracks(first, second), MidiProfile.Strict).Score;
        // Assert
        score.Tempo.Changes.Should().Equal(new TempoChange(0, 1_000_000), new TempoChange(96, 250_000));
        score.DurationSeconds.Should().BeApproximately(1.25, 1e-9);
    }

    [Fact]
    public void Sequences_of_format_2_follow_each_other_each_with_its_own_tempo()
    {
        // Arrange: the first has 1 s per quarter note, the second has no tempo, so 0.5 s
        var first = Track([0x00, 0xFF, 0x51, 0x03, 0x0F, 0x42, 0x40], MiddleC, [0x60, 0xFF, 0x2F, 0x00]);
        var second = Track(MiddleC, End);
        byte[] file = [.. Header(2, 2, 96), .. first, .. second];
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(192, 96, 60, 64));
        score.DurationSeconds.Should().BeApproximately(2.5, 1e-9);
    }

    [Theory]
    [InlineData(0xE8, 24, 1.0)]                 // 24 frames per second
    [InlineData(0xE7, 25, 1.0)]
    [InlineData(0xE3, 30, 1.001)]               // 29.97 frames per second: 30 in 1.001 s
    [InlineData(0xE2, 30, 1.0)]
    public void A_division_in_frames_ignores_tempo_events(int frames, int framesOfNote, double seconds)
    {
        // Arrange: 4 ticks per frame, and a tempo event, which must be ignored
        byte[] file =
        [
            .. Header(0, 1, (frames << 8) | 4),
            .. Track([0x00, 0xFF, 0x51, 0x03, 0x01, 0x00, 0x00], [0x00, 0x90, 60, 64], [(byte)(4 * framesOfNote), 60, 0], End),
        ];
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.DurationSeconds.Should().BeApproximately(seconds, 1e-9);
    }

    [Fact]
    public void A_division_in_frames_holds_through_all_sequences_of_format_2()
    {
        // Arrange: 25 frames per second of 4 ticks, so 96 ticks are 0.96 s
        byte[] file = [.. Header(2, 2, 0xE704), .. Track(MiddleC, End), .. Track(MiddleC, End)];
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.DurationSeconds.Should().BeApproximately(1.92, 1e-9);
    }

    [Fact]
    public void Delta_times_add_up_past_28_bits_where_events_between_are_left_out()
    {
        // Arrange: three texts, each 2^28 - 1 ticks after the previous one, then a note
        byte[] text = [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0x01, 0x00];
        var file = OneTrack(text, text, text, MiddleC, End);
        // Act
        var score = MidiReader.Read(file, MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(3 * 0x0FFFFFFFL, 96, 60, 64));
    }

    [Fact]
    public void A_file_in_a_RIFF_container_keeps_its_offsets()
    {
        // Arrange: an unreleased note; the MIDI file starts at byte 20, its first event at byte 42
        var midi = OneTrack([0x00, 0x90, 60, 64], End);
        byte[] file = [.. "RIFF"u8, (byte)(midi.Length + 12), 0, 0, 0, .. "RMIDdata"u8, (byte)midi.Length, 0, 0, 0, .. midi];
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(1);
        reading.Defects.Should().ContainSingle().Which.Offset.Should().Be(42);
    }

    [Fact]
    public void A_file_is_read_from_disk_as_from_memory()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["c.mid"], OneTrack(MiddleC, End));
        // Act
        var score = MidiReader.Read(folder["c.mid"], MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().Equal(new Note(0, 96, 60, 64));
    }

    [Fact]
    public void A_folder_is_an_error_of_the_file_system()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        var act = () => MidiReader.Read(folder.FullPath);
        // Assert
        act.Should().Throw<UnauthorizedAccessException>();
    }

    [Fact]
    public void A_missing_file_is_an_error_of_the_file_system()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        var act = () => MidiReader.Read(folder["missing.mid"]);
        // Assert
        act.Should().Throw<IOException>();
    }
}
