namespace Nocturne.Pipeline.Tests.House;

public sealed class NamespaceTests
{
    public static TheoryData<string> Products => [.. ProjectFile.OfProduct().Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void The_namespaces_of_a_project_use_each_other_in_no_circle(string name)
    {
        // Arrange
        var graph = NamespaceGraph.Of(ProjectFile.OfProduct().Single(project => project.Name == name));
        // Act
        var circles = graph.Circles();
        // Assert
        circles.Should().BeEmpty();
    }

    [Fact]
    public void A_type_of_a_parent_namespace_is_used_without_a_directive()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["Top.cs"], "using House.Low;\nnamespace House;\npublic class Top { Bottom _bottom; }");
        File.WriteAllText(folder["Bottom.cs"], "namespace House.Low;\npublic class Bottom { Top _top; }");
        File.WriteAllText(folder["Leaf.cs"], "namespace House.Leaves;\npublic class Leaf; // not a Top");
        // Act
        var circles = NamespaceGraph.Of(new ProjectFile(folder["House.csproj"], [], [])).Circles();
        // Assert
        circles.Should().BeEquivalentTo("House", "House.Low");
    }
}
