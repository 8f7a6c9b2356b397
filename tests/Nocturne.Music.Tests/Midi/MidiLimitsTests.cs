using Nocturne.Music.Midi;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

public sealed class MidiLimitsTests
{
    private const long MostBytes = 200 << 20;

    /// <summary>A limit, and a file that exceeds it.</summary>
    public static TheoryData<string, MidiLimits, byte[]> TooMuch => new()
    {
        { "bytes", new MidiLimits(Bytes: 25), OneTrack(End) },
        { "tracks", new MidiLimits(Tracks: 2), Tracks(Track(End), Track(End), Track(End)) },
        {
            "chunks that are no tracks",
            new MidiLimits(Tracks: 2),
            [.. Header(0, 1, 96), .. Track(End), .. Chunk("Junk", []), .. Chunk("Junk", [])]
        },
        { "events", new MidiLimits(Events: 2), OneTrack(MiddleC, End) },
        { "notes", new MidiLimits(Notes: 1), OneTrack(MiddleC, MiddleC, End) },
        { "drums", new MidiLimits(Notes: 1), OneTrack([0x00, 0x99, 36, 64], [0x00, 36, 64], End) },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void A_file_beyond_a_limit_is_refused_by_salvage_too(string limit, MidiLimits limits, byte[] file)
    {
        // Act
        var act = () => MidiReader.Read(file, MidiProfile.Salvage, limits);
        // Assert
        act.Should().Throw<MidiFormatException>(limit).WithMessage("*limit*");
    }

    [Fact]
    public void A_track_beyond_the_limit_of_ticks_ends_before_it_and_others_go_on()
    {
        // Arrange: the delta time of the second note exceeds the limit
        var file = Tracks(Track(MiddleC, [0x60, 0x90, 62, 64], [0x60, 62, 0], End), Track(MiddleC, End));
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Salvage, new MidiLimits(Ticks: 191));
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64), new Note(0, 96, 60, 64));
        reading.Defects.Should().ContainSingle().Which.Offset.Should().Be(30);
    }

    [Fact]
    public void A_track_of_more_than_2_to_the_31_ticks_keeps_what_stands_before()
    {
        // Arrange: a note, and another nine times 2^28 - 1 ticks later
        var file = OneTrack(MiddleC, Repeat(9, [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0x01, 0x00]), MiddleC, End);
        // Act
        var reading = MidiReader.Read(file);
        // Assert
        reading.Score.Notes.Should().Equal(new Note(0, 96, 60, 64));
        reading.Defects.Should().ContainSingle();
    }

    [Fact]
    public void Strict_refuses_a_track_beyond_the_limit_of_ticks()
    {
        // Act
        var act = () => MidiReader.Read(OneTrack(MiddleC, [0x60, 0x90, 62, 64], End), MidiProfile.Strict, new MidiLimits(Ticks: 191));
        // Assert
        act.Should().Throw<MidiFormatException>().WithMessage("*limit*").Which.Offset.Should().Be(30);
    }

    [Fact]
    public void A_file_at_its_limits_is_read()
    {
        // Arrange
        var file = OneTrack(MiddleC, End);
        // Act
        var reading = MidiReader.Read(file, MidiProfile.Strict, new MidiLimits(file.Length, Tracks: 1, Events: 3, Notes: 1, Ticks: 96));
        // Assert
        reading.Score.Notes.Should().HaveCount(1);
    }

    [Fact]
    public void A_file_on_disk_that_is_too_large_is_refused_unread()
    {
        // Arrange: a sparse file of 1 TB, which takes no disk space
        using var folder = new TempFolder();
        using (var stream = File.Create(folder["large.mid"]))
            stream.SetLength(1L << 40);
        // Act
        var act = () => MidiReader.Read(folder["large.mid"]);
        // Assert
        act.Should().Throw<MidiFormatException>().WithMessage("*16777216*limit*");
    }

    [Fact]
    public void Without_a_limit_a_file_that_no_memory_holds_is_refused_all_the_same()
    {
        // Arrange
        using var folder = new TempFolder();
        using (var stream = File.Create(folder["large.mid"]))
            stream.SetLength(1L << 40);
        // Act
        var act = () => MidiReader.Read(folder["large.mid"], MidiProfile.Salvage, new MidiLimits(Bytes: long.MaxValue));
        // Assert
        act.Should().Throw<MidiFormatException>();
    }

    [Fact]
    public void Claims_of_4_GB_in_every_length_take_no_200_MB() =>
        TakesLittle(
        [
            .. Header(1, 65_535, 32_767),
            .. Repeat(500, Chunk("MTrk", [0x00, 0xFF, 0x01, 0xFF, 0xFF, 0xFF, 0x7F], uint.MaxValue)),
        ]);

    [Fact]
    public void Notes_that_are_never_released_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(199_000, [0x00, 0x90, 60, 64]), End));

    [Fact]
    public void Notes_of_no_length_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(199_000, [0x00, 0x90, 60, 64, 0x00, 60, 0]), End));

    [Fact]
    public void Bytes_of_a_cable_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(490_000, [0x00, 0xF8]), End));

    [Fact]
    public void Tempi_without_number_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(245_000, [0x01, 0xFF, 0x51, 0x03, 0x07, 0xA1, 0x20, 0x01, 0xFF, 0x51, 0x03, 0x07, 0xA1, 0x21]), End));

    [Fact]
    public void Moves_of_the_pedal_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(490_000, [0x00, 0xB0, 64, 127]), End));

    [Fact]
    public void Ends_of_all_notes_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(490_000, [0x00, 0xB0, 123, 0]), End));

    [Fact]
    public void Releases_of_nothing_take_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(490_000, [0x00, 0x80, 60, 64]), End));

    [Fact]
    public void The_longest_track_takes_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(8, [0xFF, 0xFF, 0xFF, 0x7F, 0x90, 60, 64]), End));

    [Fact]
    public void A_track_of_zeros_takes_no_200_MB() =>
        TakesLittle(OneTrack(new byte[15 << 20]));

    [Fact]
    public void A_delta_time_without_end_takes_no_200_MB() =>
        TakesLittle(OneTrack(Repeat(15 << 20, [0x80])));

    [Fact]
    public void Stray_bytes_take_no_200_MB() =>
        TakesLittle([.. Header(0, 1, 96), .. new byte[15 << 20]]);

    [Fact]
    public void Half_names_of_tracks_take_no_200_MB() =>
        TakesLittle([.. Header(0, 1, 96), .. Repeat(5 << 20, [.. "MTr"u8])]);

    [Fact]
    public void Tracks_that_hold_each_other_take_no_200_MB() =>
        TakesLittle([.. Header(1, 1000, 96), .. Repeat(1000, Chunk("MTrk", [0x00, 0xF0, 0x7F], 1 << 20))]);

    private static void TakesLittle(byte[] file)
    {
        // Arrange
        file.Length.Should().BeLessThanOrEqualTo(16 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        // Act
        ReadOrRefuse(file);
        // Assert: the total of all allocations, so the peak is lower
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostBytes);
    }

    private static void ReadOrRefuse(byte[] file)
    {
        try
        {
            MidiReader.Read(file).Score.Notes.Should().NotBeNull();
        }
        catch (MidiFormatException refused)
        {
            refused.Offset.Should().BeInRange(0, file.Length);
        }
    }

    private static byte[] Repeat(int count, byte[] bytes)
    {
        var all = new byte[count * bytes.Length];
        for (var i = 0; i < count; i++)
            bytes.CopyTo(all, i * bytes.Length);
        return all;
    }
}
