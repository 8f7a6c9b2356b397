using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Tests.House;

public sealed partial class LayoutTests
{
    private const int LineLength = 140;

    private static readonly string[] SourceFolders = ["src", "tests", "build", ".ci"];

    private static readonly string[] SourceKinds = [".cs", ".csproj", ".proj", ".props", ".targets", ".sh", ".ps1"];

    // The lines that are still too long, by folder. A number may only fall.
    private static readonly Dictionary<string, int> LongLines = new()
    {
        ["tests/Nocturne.Base.Tests"] = 2,
        ["tests/Nocturne.Corpora.Tests"] = 7,
        ["tests/Nocturne.Evaluation.Tests"] = 1,
        ["tests/Nocturne.Generator.Tests"] = 32,
        ["tests/Nocturne.Models.Tests"] = 5,
        ["tests/Nocturne.Reports.Tests"] = 34,
    };

    [Fact]
    public void No_line_of_source_is_longer_than_the_limit()
    {
        // Arrange
        var files = SourceFolders.SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Repository.Root))
            .Where(file => SourceKinds.Contains(Path.GetExtension(file)) || Path.GetFileName(file) == "run");
        // Act
        var tooLong = files.SelectMany(LongLinesOf).GroupBy(line => line.Folder)
            .Where(group => group.Count() > LongLines.GetValueOrDefault(group.Key))
            .SelectMany(group => group.Select(line => line.Place).Prepend($"{group.Key}: {group.Count()}"));
        // Assert
        string.Join('\n', tooLong).Should().BeEmpty($"a line has at most {LineLength} characters");
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        // Arrange
        string[] folders = ["src", "tests", "build"];
        var projects = folders.SelectMany(ProjectFile.Below)
            .Select(project => Path.GetRelativePath(Repository.Root, project.FullPath).Replace('\\', '/'));
        // Act
        var listed = ProjectInSolution().Matches(File.ReadAllText(Repository.At("Pipeline.sln")))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'));
        // Assert
        listed.Should().BeEquivalentTo(projects);
    }

    [Fact]
    public void The_solution_does_not_build_the_program_that_builds_it()
    {
        // Arrange
        var solution = File.ReadAllText(Repository.At("Pipeline.sln"));
        // Act
        var id = BuildInSolution().Match(solution).Groups[1].Value;
        // Assert
        id.Should().NotBeEmpty();
        solution.Should().Contain($"{id}.Release|Any CPU.ActiveCfg").And.NotContain($"{id}.Release|Any CPU.Build.0");
    }

    [Fact]
    public void An_experiment_has_a_name_that_fits_a_path_and_the_command_line()
    {
        // Arrange, Act
        var names = Directory.GetFiles(Repository.At("build", "experiments"), "*.json").Select(Path.GetFileNameWithoutExtension).ToList();
        // Assert
        names.Should().Contain(["quickstart", "lab"]).And.OnlyContain(name => ExperimentName().IsMatch(name!));
    }

    [Fact]
    public void An_experiment_that_names_itself_has_its_files_name()
    {
        // Arrange
        var files = Directory.GetFiles(Repository.At("build", "experiments"), "*.json");
        // Act
        var others = files.Where(file => NameIn(file) is { } name && name != Path.GetFileNameWithoutExtension(file));
        // Assert
        others.Should().BeEmpty();
    }

    private static IEnumerable<(string Folder, string Place)> LongLinesOf(string file)
    {
        var path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
        var folder = string.Join('/', path.Split('/')[..^1].Take(2));
        return File.ReadLines(file).Index().Where(line => line.Item.Length > LineLength)
            .Select(line => (folder, $"{path}:{line.Index + 1}"));
    }

    private static string? NameIn(string file)
    {
        using var experiment = JsonDocument.Parse(File.ReadAllText(file));
        return experiment.RootElement.TryGetProperty("name", out var name) ? name.GetString() : null;
    }

    [GeneratedRegex("""= "[^"]+", "([^"]+\.csproj)",""")]
    private static partial Regex ProjectInSolution();

    [GeneratedRegex("""= "Build", "[^"]+", "(\{[^}]+\})""")]
    private static partial Regex BuildInSolution();

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex ExperimentName();
}
