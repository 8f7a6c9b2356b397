using System.Text.RegularExpressions;
using Build.CommandLines;
using Build.Publishing;

namespace Build.Tests;

/// <summary>Every command line of build.sh that README or a workflow tells of is one that it takes.</summary>
public sealed partial class CommandsThatAreToldTests
{
    private static readonly string[] Experiments =
        [.. Directory.GetFiles(Repository.At("build", "experiments"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Workflows.Append(Repository.At("README.md")).Select(file => Path.GetRelativePath(Repository.Root, file))];

    private static IEnumerable<string> Workflows => Directory.GetFiles(Repository.At(".github", "workflows"), "*.yml");

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_is_taken(string file)
    {
        // Arrange
        var options = BuildOptions.All([.. Targets()], Experiments);
        var commands = Command().Matches(WithoutExpressions(File.ReadAllText(Repository.At(file)))).Select(match => match.Groups[1].Value).ToList();
        // Act, Assert
        commands.Should().NotBeEmpty();
        foreach (var command in commands)
        {
            var reading = () => CommandLine.Read(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), options);
            reading.Should().NotThrow($"{file} tells of '{command}'");
        }
    }

    [Fact]
    public void Every_experiment_can_be_chosen_to_be_reproduced() =>
        Regex.Matches(File.ReadAllText(Repository.At(".github", "workflows", "reproduce.yml")), "^          - (.+)$", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value.Trim()).Should().Equal(Experiments);

    [Fact]
    public void A_release_is_for_every_kind_of_machine() =>
        Regex.Matches(File.ReadAllText(Repository.At(".github", "workflows", "release.yml")), "rid: ([a-z0-9-]+)")
            .Select(match => match.Groups[1].Value).Distinct().Should().BeEquivalentTo(PublishForms.Rids);

    [Fact]
    public void Each_workflow_asks_for_no_more_than_reading_and_pins_what_it_uses()
    {
        foreach (var text in Workflows.Select(File.ReadAllText))
        {
            text.Should().Contain("\npermissions:\n  contents: read\n");
            Regex.Matches(text, "uses: (.+)").Select(match => match.Groups[1].Value.Trim()).Should().NotBeEmpty().And.OnlyContain(action => Regex.IsMatch(action, "^actions/[a-z-]+@v[0-9]+$"));
        }
    }

    [PythonFact("yaml")]
    public void Each_workflow_is_YAML_with_jobs_of_steps()
    {
        foreach (var file in Workflows)
        {
            var (exitCode, output) = Python.Run("yaml", "-c", "import sys, yaml; print(*(len(job['steps']) for job in yaml.safe_load(open(sys.argv[1]))['jobs'].values()))", file);

            exitCode.Should().Be(0, output);
            output.Trim().Should().MatchRegex("^[1-9]");
        }
    }

    private static IEnumerable<string> Targets() => Directory.GetFiles(Repository.At("build", "Tasks"), "*.cs")
        .SelectMany(file => TaskName().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    // What a matrix or a variable puts in its place is looked at by itself.
    private static string WithoutExpressions(string text) => text
        .Replace("${{ matrix.build }}", "./build.sh", StringComparison.Ordinal).Replace("${{ matrix.rid }}", "linux-x64", StringComparison.Ordinal)
        .Replace("${{ matrix.flavour }}", "-p:OnnxRuntimeFlavor=Gpu", StringComparison.Ordinal)
        .Replace("$EXPERIMENT", "lab", StringComparison.Ordinal).Replace("$CORPUS", "etudes", StringComparison.Ordinal);

    // Up to a comment, another command, or the end of what is set as code.
    [GeneratedRegex(@"build\.(?:sh|ps1) (-[^\n`|#);]*)")]
    private static partial Regex Command();

    [GeneratedRegex("""TaskName\("([A-Za-z]+)"\)""")]
    private static partial Regex TaskName();
}
