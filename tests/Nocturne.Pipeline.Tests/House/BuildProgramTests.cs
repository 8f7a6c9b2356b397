using System.Diagnostics;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Runs the build program, with the host of Cake.Frosting or of its substitute.</summary>
public sealed class BuildProgramTests
{
    [BuildProgramFact]
    public void A_dry_run_of_another_target_lists_each_task_once_after_its_dependencies()
    {
        // Arrange, Act
        var (exitCode, output, _) = Run("--dry-run", "--target=Check");
        // Assert
        exitCode.Should().Be(0);
        var tasks = output.Split('\n').Select(line => line.Trim()).Where(line => char.IsAsciiDigit(line.FirstOrDefault()))
            .Select(line => line.Split(' ')[1]).ToList();
        tasks.Should().OnlyHaveUniqueItems()
            .And.ContainInOrder("Format", "Compile", "Test", "Preprocess", "Train", "Export", "Report", "Default", "Check");
    }

    [BuildProgramFact]
    public void A_dry_run_of_an_exclusive_target_omits_its_dependencies()
    {
        // Arrange, Act
        var (_, output, _) = Run("--dry-run", "--target=Pack", "--exclusive");
        // Assert
        output.Should().Contain("1. Pack").And.NotContain("2.");
    }

    [BuildProgramFact]
    public void A_dry_run_of_a_stage_is_the_stages_own()
    {
        // Arrange
        using var temp = new TempFolder();
        // Act: exclusive, because the programs are compiled already
        var (exitCode, output, error) =
            Run("--dry-run", "--target=Preprocess", "--exclusive", "--corpus=etudes", $"--artifacts={temp["new"]}");
        // Assert
        exitCode.Should().Be(0, error);
        output.Should().MatchRegex("^preprocess +would run: ");
        Directory.Exists(temp["new"]).Should().BeFalse();
    }

    [BuildProgramTheory]
    [InlineData("--help")]
    [InlineData("--description")]
    [InlineData("--tree")]
    public void Each_list_names_targets_options_and_examples(string option)
    {
        // Arrange, Act
        var (exitCode, output, _) = Run(option);
        // Assert
        exitCode.Should().Be(0);
        output.Should().ContainAll("Reproduce", "Preprocess", "--corpus=NAME|FOLDER", "Examples:");
    }

    [BuildProgramFact]
    public void A_mistake_is_one_line_on_stderr()
    {
        // Arrange, Act
        var (exitCode, output, error) = Run("--target=Trian");
        // Assert
        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        error.Trim().Should().StartWith("--target").And.Contain("'Trian'").And.Contain("'Train'").And.NotContain("\n");
    }

    [BuildProgramFact]
    public void A_task_that_fails_fails_the_build_and_says_why_in_one_line_without_colours()
    {
        // Arrange, Act: Reset refuses to touch a folder of the user's choice.
        var (exitCode, _, error) = Run("--target=Reset", "--artifacts=somewhere");
        // Assert
        exitCode.Should().Be(1);
        error.Trim().Should().StartWith("Error: Reset").And.NotContain("\n").And.NotContain("\u001b");
    }

    [BuildProgramFact]
    public void SIGTERM_during_a_stage_gives_exit_code_143_and_a_summary()
    {
        if (OperatingSystem.IsWindows())
            return;                             // Windows has no SIGTERM
        // Arrange
        using var tiny = new TinyRepository();
        string[] options = ["--exclusive", $"--corpus={tiny.Music}", $"--artifacts={tiny.Artifacts}"];
        Run(["--target=Preprocess", .. options]).ExitCode.Should().Be(0);
        using var process = Start(["--target=Train", "--set=training.epochs=100000", .. options]);
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains("epoch 1 of", StringComparison.Ordinal))
        {
        }
        // Act
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            kill.WaitForExit();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Assert
        process.ExitCode.Should().Be(143);
        File.ReadAllText(tiny.At("summary.json")).Should().Contain("\"outcome\": \"stopped\"");
    }

    private static Process Start(string[] arguments) => TestProcess.Start("dotnet", [BuildProgramFactAttribute.Program, .. arguments]);

    private static ProcessResult Run(params string[] arguments) =>
        TestProcess.Run("dotnet", [BuildProgramFactAttribute.Program, .. arguments]);
}

/// <summary>A fact about the build program, skipped with the reason if build.sh has not compiled it.</summary>
internal sealed class BuildProgramFactAttribute : FactAttribute
{
    public BuildProgramFactAttribute() => Skip = WhyMissing;

    public static string Program => Repository.At("artifacts", "build", "bin", "Build", "release", "Build.dll");

    public static string? WhyMissing => File.Exists(Program) ? null : "needs the build program: ./build.sh --version";
}

/// <summary>A theory about the build program.</summary>
internal sealed class BuildProgramTheoryAttribute : TheoryAttribute
{
    public BuildProgramTheoryAttribute() => Skip = BuildProgramFactAttribute.WhyMissing;
}
