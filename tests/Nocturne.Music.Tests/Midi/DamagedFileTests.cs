using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Files that violate the standard: what salvaging recovers and where strict reading fails.</summary>
public sealed class DamagedFileTests
{
    public static IEnumerable<object[]> Damaged =>
        MidiCornerCases.Damaged.Select(item => (object[])[item.What, item.File, item.Offset, item.Notes]);

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Salvage_keeps_the_notes_and_lists_the_damage(string damage, byte[] file, long offset, int notes)
    {
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().HaveCount(notes, damage);
        reading.Defects.Where(defect => defect.BreaksStandard).Should().NotBeEmpty(damage);
        reading.Defects.First(defect => defect.BreaksStandard).Offset.Should().Be(offset, damage);
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Strict_refuses_it_at_the_damage(string damage, byte[] file, long offset, int notes)
    {
        // Act
        var act = () => MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        act.Should().Throw<MidiFormatException>(damage).Which.Offset.Should().Be(offset, damage);
        notes.Should().BeGreaterThanOrEqualTo(0);
    }

    public static IEnumerable<object[]> Hopeless => MidiCornerCases.Hopeless.Select(item => (object[])[item.What, item.File]);

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void What_is_no_MIDI_file_is_refused_by_salvage_too(string what, byte[] file)
    {
        // Act
        var act = () => MidiReader.Read(file);
        // Assert
        act.Should().Throw<MidiFormatException>(what);
    }

    public static IEnumerable<object[]> Legal => MidiCornerCases.Legal.Select(item => (object[])[item.What, item.File, item.Notes]);

    [Theory]
    [MemberData(nameof(Legal))]
    public void Strict_takes_what_is_odd_but_legal(string what, byte[] file, int notes)
    {
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict);
        // Assert
        reading.Score.Notes.Should().HaveCount(notes, what);
    }

    [Fact]
    public void Defects_come_by_offset()
    {
        // Arrange: an unreleased note before an event that is invalid in a file
        var file = OneTrack([0x00, 0x90, 60, 64], [0x00, 0xF8], [0x00, 0xF9], End);
        // Act
        var defects = MidiReader.Read(file).Defects;
        // Assert
        defects.Select(defect => defect.Offset).Should().Equal(22, 27, 29);
    }

    [Fact]
    public void More_than_a_thousand_defects_are_counted_instead_of_listed()
    {
        // Arrange: 1,500 real-time bytes
        var file = OneTrack([.. Enumerable.Repeat<byte[]>([0x00, 0xF8], 1_500), End]);
        // Act
        var defects = MidiReader.Read(file).Defects;
        // Assert
        defects.Should().HaveCount(1_001);
        defects[^1].Reason.Should().StartWith("500 more");
        defects[^1].Offset.Should().Be(22 + (2 * 1_000) + 1);
    }
}
