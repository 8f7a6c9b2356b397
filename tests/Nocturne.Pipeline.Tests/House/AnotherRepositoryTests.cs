using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Runs what docs/ci.md says another repository does: from its folder, on its music, into its folder.</summary>
public sealed partial class AnotherRepositoryTests
{
    // Without Programs, because the programs are compiled already.
    private static readonly string[] Stages = ["Preprocess", "Train", "Export", "Evaluate", "Generate", "Report"];

    [BuildProgramFact]
    public void The_documented_step_trains_a_model_and_leaves_a_summary()
    {
        // Arrange
        using var other = new TempFolder();
        using var tiny = new TinyRepository();
        Directory.Move(tiny.Music, other["music"]);
        var options = DocumentedStep().Match(File.ReadAllText(Repository.At("docs", "ci.md"))).Groups[1].Value.Trim().Split(' ')
            .Select(option => option.Replace("epochs=20", "epochs=1"));
        // Act
        using var home = new TempFolder();
        string[] arguments = [BuildProgramFactAttribute.Program, .. options, "--exclusive", .. Stages.Select(stage => $"--target={stage}")];
        var (exitCode, _, error) = TestProcess.Run(
            "dotnet", arguments, other.FullPath, variables => variables["HOME"] = variables["USERPROFILE"] = home.FullPath);
        // Assert
        exitCode.Should().Be(0, error);
        using var summary = JsonDocument.Parse(File.ReadAllText(other["out", "summary.json"]));
        var experiment = summary.RootElement.GetProperty("experiments")[0];
        experiment.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("outcome").GetString())
            .Should().Equal(Enumerable.Repeat("done", Stages.Length));
        experiment.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("model").GetString()).Should().HaveCount(3)
            .And.OnlyContain(model => File.Exists(Path.Combine(other.FullPath, "out", model!)));
        Directory.GetFileSystemEntries(other.FullPath).Select(Path.GetFileName).Should().BeEquivalentTo("music", "out");
        Directory.GetFileSystemEntries(home.FullPath).Should().BeEmpty("ONNX Runtime keeps no telemetry there");
    }

    [GeneratedRegex("- run: nocturne/build.sh(.*)")]
    private static partial Regex DocumentedStep();
}
