using Nocturne.Corpora;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>A folder of two thousand files, one in four of them bad. <c>tests/many-files.py</c> tests 100,000.</summary>
public sealed class ManyFilesTests : IDisposable
{
    private const int Folders = 20, FilesOfEach = 100;

    // Windows allows no double quotes in the name of a file.
    private static readonly char Quote = OperatingSystem.IsWindows() ? '\'' : '"';

    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("pitch", "regression")]
    [InlineData("enumerated", "categorical")]
    public void Bad_files_are_skipped_and_listed_and_the_others_keep_their_order(string encoding, string head)
    {
        // Arrange
        Fill();
        // Act
        var (exitCode, output, errors) = _repository.Run("preprocess", $"--set=encoding={encoding}", $"--set=model.head={head}");
        // Assert
        errors.Should().BeEmpty();
        exitCode.Should().Be(0);
        output.Should().Contain($"{(Folders * FilesOfEach) + 4:N0} files, {(Folders * FilesOfEach / 4) + 1} skipped");
        var dataset = Dataset.Read(_repository.At("datasets", $"midi.{encoding}"));
        dataset.Card.Pieces.Select(piece => piece.Name).Should().BeInAscendingOrder(StringComparer.Ordinal)
            .And.HaveCount((Folders * FilesOfEach * 3 / 4) + 3).And.Contain("07/__metadata__");
        File.ReadLines(Dataset.SkippedPath(_repository.At("datasets", $"midi.{encoding}"))).Should()
            .HaveCountGreaterThan(Folders * FilesOfEach / 4)
            .And.NotContain(line => line.Contains(_repository.Root));
    }

    [Fact]
    public void A_piece_may_have_the_name_that_is_reserved_in_safetensors()
    {
        File.Move(Path.Combine(_repository.Music, "piece1.mid"), Path.Combine(_repository.Music, "__metadata__.mid"));

        _repository.Run("preprocess").ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_file_over_the_size_limit_is_skipped_without_being_read()
    {
        // Arrange
        using (var large = File.Create(Path.Combine(_repository.Music, "large.mid")))
            large.SetLength(OperatingSystem.IsLinux() ? 1L << 40 : 20 << 20);        // sparse where the file system can
        // Act
        var (exitCode, output, _) = _repository.Run("preprocess");
        // Assert
        exitCode.Should().Be(0);
        output.Should().Contain("5 files, 2 skipped");
        File.ReadAllText(Dataset.SkippedPath(_repository.At("datasets", "midi.pitch"))).Should().Contain("large.mid");
    }

    [Fact]
    public void A_moved_folder_is_the_same_corpus()
    {
        // Arrange
        _repository.Run("preprocess");
        var moved = Path.Combine(_repository.Root, "elsewhere", "midi");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        Directory.Move(_repository.Music, moved);
        // Act
        var (_, output, _) = _repository.Run("preprocess", $"--corpus={moved}");
        // Assert
        output.Should().Contain("preprocess: up to date");
    }

    private void Fill()
    {
        var music = File.ReadAllBytes(Path.Combine(_repository.Music, "piece1.mid"));
        byte[][] bad = [[], [1, 2, 3], "MThd"u8.ToArray(), music[..20], new byte[1_000]];
        for (var folder = 0; folder < Folders; folder++)
        {
            var home = Directory.CreateDirectory(Path.Combine(_repository.Music, $"{folder:D2}")).FullName;
            for (var file = 0; file < FilesOfEach; file++)
                File.WriteAllBytes(
                    Path.Combine(home, file == 1 ? "__metadata__.mid" : $"piece {file}, {Quote}quoted{Quote}.mid"),
                    file % 4 == 0 ? bad[file / 4 % bad.Length] : Another(music, (folder * FilesOfEach) + file));
            Directory.CreateDirectory(Path.Combine(home, "folder.mid"));
        }
    }

    // The same music with other bytes: the end of the file is not read.
    private static byte[] Another(byte[] music, int number) => [.. music, (byte)number, (byte)(number >> 8)];
}
