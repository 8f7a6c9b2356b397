using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.Console;

public class CommandLineTests
{
    [Fact]
    public void Values_follow_an_equals_sign_or_a_space()
    {
        var spaced = Parse(["train", "--experiment", "lab", "--jobs", "3", "--set", "a=b"]);
        var joined = Parse(["--experiment=lab", "--jobs=3", "--set=a=b", "train"]);

        joined.Should().BeEquivalentTo(spaced);
    }

    [Fact]
    public void Every_option_arrives()
    {
        // Act
        var line = Parse([
            "train", "export", "--experiment=lab", "--experiment=quickstart", "--corpus=etudes", "--device=cpu", "--learner=simd",
            "--jobs=2", "--set=a=1", "--set=b=2", "--force", "--tf32", "--dry-run", "--artifacts=x", "--root=y"]);
        // Assert
        var options = new StageOptions("etudes", "cpu", "simd", 2, Force: true, AllowTf32: true) { Overrides = ["a=1", "b=2"] };
        line.Should().BeEquivalentTo(
            new CommandLine(["train", "export"], ["lab", "quickstart"], options, "x", "y", IsDryRun: true),
            comparing => comparing.WithStrictOrdering());
    }

    [Fact]
    public void Without_an_experiment_it_is_quickstart() => Parse(["train"]).Experiments.Should().Equal("quickstart");

    [Theory]
    [InlineData("trian", "'trian'", "'train'")]
    [InlineData("train --exeriment=lab", "'--exeriment'", "'--experiment'")]
    [InlineData("--force", "preprocess, train, export, evaluate, generate, report, results, status, compare")]
    [InlineData("train train", "train", "twice")]
    [InlineData("train --experiment=lab --experiment=lab", "--experiment=lab", "twice")]
    [InlineData("train status", "status", "alone")]
    [InlineData("train compare", "compare", "alone")]
    [InlineData("train --jobs=0", "--jobs is '0'", "between 1 and 1024")]
    [InlineData("train --jobs", "--jobs=VALUE")]
    [InlineData("train --corpus=", "--corpus=VALUE")]
    [InlineData("train --device=gpu", "--device is 'gpu'", "auto or cpu or cuda")]
    [InlineData("train --learner=cuda", "--learner is 'cuda'", "auto or simd or torch")]
    [InlineData("train --force=yes", "--force takes no value", "'yes'")]
    [InlineData("train --tf32=no", "--tf32 takes no value", "'no'")]
    [InlineData("train --dry-run=yes", "--dry-run takes no value", "'yes'")]
    [InlineData("compare --dry-run", "--dry-run", "compare")]
    [InlineData("compare --experiment=a --experiment=b", "compare", "--experiment once")]
    [InlineData("train --baseline=lab", "--baseline", "compare", "train")]
    public void A_mistake_names_what_was_found_and_what_is_valid(string arguments, params string[] facts)
    {
        var parsing = () => Parse(arguments.Split(' '));

        parsing.Should().Throw<PipelineException>().Which.Message.Should().ContainAll(facts);
    }

    private static CommandLine Parse(IReadOnlyList<string> arguments) =>
        CommandLine.Parse(arguments, ["preprocess", "train", "export", "evaluate", "generate", "report", "results"]);
}
