using System.Text;

namespace Nocturne.Base.Tests;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_file_in_a_new_folder_is_written()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        AtomicFile.WriteText(folder["a", "b", "file.txt"], "Nocturne in é");
        // Assert
        File.ReadAllBytes(folder["a", "b", "file.txt"]).Should().Equal(Encoding.UTF8.GetBytes("Nocturne in é"), "there is no byte order mark");
    }

    [Fact]
    public void A_longer_file_that_is_there_is_replaced_and_nothing_is_left_beside_it()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "an old and longer content");
        // Act
        AtomicFile.WriteText(folder["file.txt"], "new");
        // Assert
        File.ReadAllText(folder["file.txt"]).Should().Be("new");
        Directory.GetFileSystemEntries(folder.FullPath).Should().Equal(folder["file.txt"]);
    }

    [Fact]
    public void While_it_is_being_written_the_old_content_is_what_others_read()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        var seen = "";
        // Act
        AtomicFile.Write(folder["file.txt"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            seen = File.ReadAllText(folder["file.txt"]);
        });
        // Assert
        seen.Should().Be("old");
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        // Act
        var write = () => AtomicFile.Write(folder["file.txt"], stream =>
        {
            stream.Write("half"u8);
            throw new InvalidDataException("the writer's own");
        });
        // Assert
        write.Should().Throw<InvalidDataException>().WithMessage("the writer's own");
        File.ReadAllText(folder["file.txt"]).Should().Be("old");
        Directory.GetFileSystemEntries(folder.FullPath).Should().Equal(folder["file.txt"]);
    }

    [Fact]
    public void The_file_that_was_there_is_kept_under_another_name_when_asked()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        File.WriteAllText(folder["before.txt"], "older");
        // Act
        AtomicFile.Write(folder["file.txt"], stream => stream.Write("new"u8), folder["before.txt"]);
        // Assert
        File.ReadAllText(folder["file.txt"]).Should().Be("new");
        File.ReadAllText(folder["before.txt"]).Should().Be("old");
    }

    [Fact]
    public void A_writer_that_fails_leaves_both_the_file_and_the_one_before_it()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        File.WriteAllText(folder["before.txt"], "older");
        // Act
        var write = () => AtomicFile.Write(folder["file.txt"], _ => throw new IOException("No space left on device"), folder["before.txt"]);
        // Assert
        write.Should().Throw<IOException>();
        File.ReadAllText(folder["file.txt"]).Should().Be("old");
        File.ReadAllText(folder["before.txt"]).Should().Be("older");
    }

    [Fact]
    public void Two_writers_of_one_file_in_one_process_do_not_meet()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        AtomicFile.Write(folder["file.txt"], outer =>
        {
            AtomicFile.WriteText(folder["file.txt"], "inner");
            outer.Write("outer"u8);
        });
        // Assert
        File.ReadAllText(folder["file.txt"]).Should().Be("outer");
    }

    [Fact]
    public void Of_many_writers_of_one_file_each_is_done_and_the_file_is_whole()
    {
        // Arrange
        using var folder = new TempFolder();
        string[] texts = [.. Enumerable.Range(0, 8).Select(writer => new string((char)('a' + writer), 50_000))];
        // Act
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => AtomicFile.WriteText(folder["file.txt"], texts[i % 8]));
        // Assert
        texts.Should().Contain(File.ReadAllText(folder["file.txt"]));
        Directory.GetFileSystemEntries(folder.FullPath).Should().Equal(folder["file.txt"]);
    }

    [Fact]
    public void A_link_stays_and_what_it_points_to_is_written()
    {
        if (OperatingSystem.IsWindows())
            return;         // not everybody may make links there
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        File.CreateSymbolicLink(folder["link.txt"], "file.txt");
        File.CreateSymbolicLink(folder["link of a link.txt"], folder["link.txt"]);
        // Act
        AtomicFile.WriteText(folder["link of a link.txt"], "new");
        // Assert
        File.ReadAllText(folder["file.txt"]).Should().Be("new");
        new FileInfo(folder["link.txt"]).LinkTarget.Should().Be("file.txt");
        Directory.GetFileSystemEntries(folder.FullPath).Should().HaveCount(3);
    }

    [Fact]
    public void A_file_that_only_its_owner_may_read_stays_so()
    {
        if (OperatingSystem.IsWindows())
            return;         // a folder there says who may read
        // Arrange
        const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        File.SetUnixFileMode(folder["file.txt"], Secret);
        // Act
        AtomicFile.WriteText(folder["file.txt"], "new");
        // Assert
        File.GetUnixFileMode(folder["file.txt"]).Should().Be(Secret);
    }

    [Theory]
    [InlineData('n', 255)]
    [InlineData('\u00e9', 127)]         // two bytes each
    public void A_name_may_be_as_long_as_the_system_takes(char letter, int length)
    {
        // Arrange
        using var folder = new TempFolder();
        var path = folder[new string(letter, length)];
        // Act
        AtomicFile.WriteText(path, "new");
        // Assert
        File.ReadAllText(path).Should().Be("new");
    }

    [Fact]
    public void A_file_where_a_folder_must_be_is_an_IOException()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["file.txt"], "old");
        // Act
        var write = () => AtomicFile.WriteText(folder["file.txt", "below.txt"], "new");
        // Assert
        write.Should().Throw<IOException>();
        File.ReadAllText(folder["file.txt"]).Should().Be("old");
    }

    [Fact]
    public void A_folder_where_the_file_must_be_is_an_IOException_and_leaves_nothing_beside_it()
    {
        // Arrange
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["there"]);
        // Act
        var write = () => AtomicFile.WriteText(folder["there"], "new");
        // Assert
        write.Should().Throw<IOException>();
        Directory.GetFileSystemEntries(folder.FullPath).Should().Equal(folder["there"]);
    }

    // Tests may run as root, whom no permission stops: the writer stands in for a folder that denies access.
    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows())
            return;         // it has no folder of devices
        // Arrange
        const string Path = "/dev/nocturne-test";       // no real one: should this test fail, the machine still has its own
        try
        {
            // Act
            var write = () => AtomicFile.WriteText(Path, "new");
            // Assert
            write.Should().Throw<IOException>().WithMessage($"*'{Path}'*device*");
            File.Exists(Path).Should().BeFalse();
        }
        finally
        {
            File.Delete(Path);
        }
    }

    [Fact]
    public void Lack_of_permission_is_an_IOException_that_names_the_file()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        var write = () => AtomicFile.Write(folder["file.txt"], _ => throw new UnauthorizedAccessException("Access is denied."));
        // Assert
        write.Should().Throw<IOException>().WithMessage($"*'{folder["file.txt"]}'*Access is denied.");
        Directory.GetFileSystemEntries(folder.FullPath).Should().BeEmpty();
    }
}
