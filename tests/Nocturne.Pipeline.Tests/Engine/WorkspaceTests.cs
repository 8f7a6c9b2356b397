using Nocturne.Pipeline.Engine;

namespace Nocturne.Pipeline.Tests.Engine;

public sealed class WorkspaceTests
{
    [Fact]
    public void A_file_elsewhere_has_one_name_however_it_is_reached()
    {
        // Arrange
        using TempFolder root = new(), elsewhere = new();
        var files = new Workspace(root.FullPath, root["artifacts"]);
        // Act
        var name = files.ShortPath(Path.GetRelativePath(".", elsewhere["piece.mid"]));
        // Assert
        name.Should().Be(files.ShortPath(elsewhere["piece.mid"]));
    }
}
