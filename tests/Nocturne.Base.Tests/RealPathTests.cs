namespace Nocturne.Base.Tests;

public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_not_there_stands_for_itself() =>
        RealPath.Of(_folder["none", "piece.mid"]).Should().EndWith(Path.Combine("none", "piece.mid"));

    [Fact]
    public void A_trailing_slash_names_the_same_folder() =>
        RealPath.IsSame(_folder.FullPath + Path.DirectorySeparatorChar, _folder.FullPath).Should().BeTrue();

    [Fact]
    public void Links_in_the_midst_and_at_the_end_are_followed()
    {
        if (OperatingSystem.IsWindows())
            return;         // not everybody may make links there
        // Arrange
        Directory.CreateDirectory(_folder["real"]);
        File.WriteAllText(_folder["real", "piece.mid"], "");
        Directory.CreateSymbolicLink(_folder["linked"], "real");
        File.CreateSymbolicLink(_folder["real", "other.mid"], "piece.mid");
        // Act, Assert
        RealPath.IsSame(_folder["linked", "other.mid"], _folder["real", "piece.mid"]).Should().BeTrue();
        RealPath.IsSame(_folder["linked"] + Path.DirectorySeparatorChar, _folder["real"]).Should().BeTrue();
        RealPath.IsSame(_folder["linked"], _folder["linked", "piece.mid"]).Should().BeFalse();
    }
}
