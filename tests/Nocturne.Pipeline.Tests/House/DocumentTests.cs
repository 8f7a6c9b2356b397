using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Checks links, anchors and paths in the documentation.</summary>
public sealed partial class DocumentTests
{
    private const int ReadmeLines = 140;

    /// <summary>Pages about the tree as it is.</summary>
    public static TheoryData<string> Pages => [.. Documentation];

    /// <summary>All pages, histories included.</summary>
    public static TheoryData<string> AllPages => [.. Documentation, "CHANGELOG.md", "build/experiments/LOG.md"];

    private static IEnumerable<string> Documentation =>
        Directory.GetFiles(Repository.At("docs"), "*.md")
            .Concat(Directory.GetFiles(Repository.At("src", "Substitutes"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Repository.At("build", "experiments", "results"), "*.md", SearchOption.AllDirectories))
            .Append(Repository.At("README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_link_leads_to_a_file_and_to_a_heading_of_it(string page)
    {
        // Arrange
        var links = Link().Matches(Prose(page)).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal));
        // Act
        var broken = links.Where(link => !Resolves(page, link));
        // Assert
        broken.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_of_the_repository_that_a_page_names_exists(string page)
    {
        // Arrange
        var paths = RepositoryPath().Matches(File.ReadAllText(Repository.At(page))).Select(match => match.Groups[1].Value.TrimEnd('.'));
        // Act
        var missing = paths.Where(path => !Path.Exists(Repository.At(path)));
        // Assert
        missing.Should().BeEmpty();
    }

    [Fact]
    public void README_is_a_front_door()
    {
        var lines = File.ReadAllLines(Repository.At("README.md"));

        lines.Length.Should().BeLessThanOrEqualTo(ReadmeLines);
        lines.Should().NotContain(line => line.Contains("OWNER", StringComparison.Ordinal));
    }

    [Fact]
    public void README_links_to_every_page_of_docs()
    {
        // Arrange
        var readme = File.ReadAllText(Repository.At("README.md"));
        // Act
        var pages = Directory.GetFiles(Repository.At("docs"), "*.md").Select(page => $"(docs/{Path.GetFileName(page)})");
        // Assert
        readme.Should().ContainAll(pages);
    }

    [Fact]
    public void The_architecture_lists_every_reference_that_the_projects_have()
    {
        // Arrange
        var rows = ProjectRow().Matches(File.ReadAllText(Repository.At("docs", "architecture.md")))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim().Split(", "));
        var existing = ProjectFile.OfProduct().Where(project => project.Name != "Nocturne.Pipeline");
        // Act
        var strays = from project in existing
                     from reference in project.Projects.Select(ShortName)
                     where reference != "Base" && !rows[ShortName(project.Name)].Contains(reference)
                     select $"{project.Name} references {reference}";
        // Assert
        rows.Keys.Should().Contain(ProjectFile.OfProduct().Select(project => ShortName(project.Name)));
        strays.Should().BeEmpty();
    }

    private static string ShortName(string project) => project["Nocturne.".Length..];

    private static bool Resolves(string page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Repository.At(page) : Path.Combine(Path.GetDirectoryName(Repository.At(page))!, parts[0]);
        return Path.Exists(target) && (parts.Length == 1 || Anchors(target).Contains(parts[1]));
    }

    // As GitHub makes them: lower case, no punctuation, hyphens for spaces.
    private static IEnumerable<string> Anchors(string file) => Heading().Matches(File.ReadAllText(file))
        .Select(match => Punctuation().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Prose(string page) => CodeBlock().Replace(File.ReadAllText(Repository.At(page)), "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    // A folder of the repository at the start of a word, up to the word's end; patterns and placeholders are not paths.
    [GeneratedRegex(@"(?<![\w./<-])((?:build|data|docs|src|tests|\.ci|\.github)/[\w./-]+)(?![\w*<{])")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^\| ([A-Z][A-Za-z.]+) \|[^|]+\|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex ProjectRow();
}
