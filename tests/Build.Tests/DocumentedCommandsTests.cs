using System.Text.RegularExpressions;
using Build.CommandLines;
using Build.Publishing;

namespace Build.Tests;

/// <summary>Checks every command line of build.sh in the documentation and the workflows.</summary>
public sealed partial class DocumentedCommandsTests
{
    private const string Reference = "docs/build.md";

    private static readonly string[] Experiments =
    [
        .. Directory.GetFiles(Repository.At("build", "experiments"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    private static readonly IReadOnlyList<BuildOption> Options = BuildOptions.All([.. Targets()], Experiments);

    /// <summary>Workflows, README and every other page with a command of build.sh.</summary>
    public static TheoryData<string> Files =>
    [
        .. Workflows.Append(Repository.At("README.md"))
            .Concat(Pages.Where(page => Command().IsMatch(File.ReadAllText(page))))
            .Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    private static IEnumerable<string> Pages =>
    [
        Repository.At("CHANGELOG.md"),
        Repository.At("build", "experiments", "LOG.md"),
        .. Directory.GetFiles(Repository.At("docs"), "*.md"),
        .. Directory.GetFiles(Repository.At("src", "Substitutes"), "*.md", SearchOption.AllDirectories),
    ];

    private static IEnumerable<string> Workflows => Directory.GetFiles(Repository.At(".github", "workflows"), "*.yml");

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_command_of_build_sh_is_accepted(string file)
    {
        // Arrange
        var text = WithoutExpressions(File.ReadAllText(Repository.At(file)));
        var commands = Command().Matches(text).Select(match => match.Groups[1].Value).ToList();
        // Act, Assert
        commands.Should().NotBeEmpty();
        foreach (var command in commands)
        {
            var reading = () => CommandLine.Read(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), Options);
            reading.Should().NotThrow($"{file} contains '{command}'");
        }
    }

    [Fact]
    public void Each_target_and_option_is_documented()
    {
        // Arrange
        var page = File.ReadAllText(Repository.At(Reference.Split('/')));
        // Act
        var missing = Targets().Where(target => !page.Contains($"`{target}`", StringComparison.Ordinal))
            .Concat(Options.Select(option => $"--{option.Name}").Where(name => !Regex.IsMatch(page, $"`{name}[`=]")));
        // Assert
        missing.Should().BeEmpty();
    }

    [Fact]
    public void Each_documented_target_and_option_exists()
    {
        // Arrange
        var rows = TableRow().Matches(File.ReadAllText(Repository.At(Reference.Split('/')))).Select(match => match.Groups[1].Value);
        // Act
        var names = rows.SelectMany(row => TargetOrOption().Matches(row)).Select(match => match.Groups[1].Value);
        // Assert
        names.Should().NotBeEmpty().And.BeSubsetOf(Targets().Concat(Options.Select(option => $"--{option.Name}")));
    }

    [Fact]
    public void Every_experiment_can_be_selected_in_the_workflow_that_reproduces_one()
    {
        // Arrange
        var workflow = File.ReadAllText(Repository.At(".github", "workflows", "reproduce.yml"));
        // Act
        var choices = Regex.Matches(workflow, "^          - (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value.Trim());
        // Assert
        choices.Should().Equal(Experiments);
    }

    [Fact]
    public void Every_experiment_is_documented()
    {
        // Arrange
        var page = File.ReadAllText(Repository.At("docs", "experiments.md"));
        // Act
        var documented = ExperimentRow().Matches(page).Select(match => match.Groups[1].Value);
        // Assert
        documented.Should().BeEquivalentTo(Experiments);
    }

    [Fact]
    public void A_release_covers_every_platform() =>
        Regex.Matches(File.ReadAllText(Repository.At(".github", "workflows", "release.yml")), "rid: ([a-z0-9-]+)")
            .Select(match => match.Groups[1].Value).Distinct().Should().BeEquivalentTo(PublishForms.Rids);

    [Fact]
    public void Each_workflow_asks_only_for_read_access_and_pins_the_actions_it_uses()
    {
        foreach (var text in Workflows.Select(File.ReadAllText))
        {
            text.Should().Contain("\npermissions:\n  contents: read\n");
            Regex.Matches(text, "uses: (.+)").Select(match => match.Groups[1].Value.Trim())
                .Should().NotBeEmpty().And.OnlyContain(action => Regex.IsMatch(action, "^actions/[a-z-]+@v[0-9]+$"));
        }
    }

    [PythonFact("yaml")]
    public void Each_workflow_is_YAML_with_jobs_of_steps()
    {
        const string CountSteps =
            "import sys, yaml; print(*(len(job['steps']) for job in yaml.safe_load(open(sys.argv[1]))['jobs'].values()))";
        foreach (var file in Workflows)
        {
            var (exitCode, output) = Python.Run("yaml", "-c", CountSteps, file);

            exitCode.Should().Be(0, output);
            output.Trim().Should().MatchRegex("^[1-9]");
        }
    }

    private static IEnumerable<string> Targets() => Directory.GetFiles(Repository.At("build", "Tasks"), "*.cs")
        .SelectMany(file => TaskName().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    // Replaces expressions by one of their values. The lists of values have tests of their own.
    private static string WithoutExpressions(string text) => text
        .Replace("${{ matrix.build }}", "./build.sh", StringComparison.Ordinal)
        .Replace("${{ matrix.rid }}", "linux-x64", StringComparison.Ordinal)
        .Replace("${{ matrix.flavour }}", "-p:OnnxRuntimeFlavor=Gpu", StringComparison.Ordinal)
        .Replace("$EXPERIMENT", "lab", StringComparison.Ordinal)
        .Replace("$CORPUS", "etudes", StringComparison.Ordinal);

    // Ends at a comment, at another command, or where the code ends.
    [GeneratedRegex(@"build\.(?:sh|ps1) (-[^\n`|#);&]*)")]
    private static partial Regex Command();

    [GeneratedRegex("""TaskName\("([A-Za-z]+)"\)""")]
    private static partial Regex TaskName();

    [GeneratedRegex("`(--[a-z0-9-]+|[A-Z][A-Za-z]+)[^`]*`")]
    private static partial Regex TargetOrOption();

    // A row that ends with a number of epochs.
    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|.*\| [0-9]+ \|$", RegexOptions.Multiline)]
    private static partial Regex ExperimentRow();

    // The first cell of a row that starts with a target or a long option.
    [GeneratedRegex(@"^\| (`(?:--|[A-Z]).*?) \| ", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
