using Nocturne.Corpora;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>How much damage a file of a corpus may have.</summary>
public sealed class DamageLimitTests : IDisposable
{
    private static readonly byte[] OfACable = [0x00, 0xF8];      // may not stand in a file

    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(40, 16, true)]              // a few are allowed however short the file is
    [InlineData(40, 17, false)]
    [InlineData(400, 100, true)]            // one for four notes
    [InlineData(400, 101, false)]
    [InlineData(2_000, 1_500, false)]       // more than are listed
    public void A_file_with_too_many_defects_for_its_notes_is_skipped_and_listed(int notes, int defects, bool isRead)
    {
        // Act
        var skipped = Skipped(OneTrack([.. Enumerable.Repeat(MiddleC, notes), .. Enumerable.Repeat(OfACable, defects), End]));
        // Assert
        skipped.Should().HaveCount(isRead ? 0 : 1);
    }

    [Fact]
    public void Notes_that_are_never_released_count()
    {
        // Act
        var skipped = Skipped(OneTrack([.. Enumerable.Repeat<byte[]>([0x10, 0x90, 60, 64], 40), End]));
        // Assert
        skipped.Should().ContainSingle().Which.Should().Contain("40 notes");
    }

    [Fact]
    public void Defects_that_leave_no_doubt_about_the_notes_do_not_count()
    {
        // Arrange: every velocity is above 127, and running status goes on after every lyric
        byte[] note = [0x00, 0x90, 60, 0xF0, 0x60, 60, 0];
        byte[] sung = [0x00, 0xFF, 0x05, 0x01, 0x61, 0x00, 62, 64, 0x60, 62, 0];
        // Act
        var skipped = Skipped(OneTrack([.. Enumerable.Repeat((byte[])[.. note, .. sung], 40), End]));
        // Assert
        skipped.Should().BeEmpty();
    }

    // The lines that say that the file was skipped.
    private string[] Skipped(byte[] file)
    {
        File.WriteAllBytes(Path.Combine(_repository.Music, "damaged.mid"), file);
        _repository.Run("preprocess").ExitCode.Should().Be(0);
        return [.. File.ReadLines(Dataset.SkippedPath(_repository.At("datasets", "midi.pitch")))
            .Where(line => line.StartsWith("damaged.mid", StringComparison.Ordinal) && line.Contains("File skipped"))];
    }
}
