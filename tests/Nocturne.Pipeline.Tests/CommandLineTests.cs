using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests;

public class CommandLineTests
{
    [Fact]
    public void Values_follow_an_equals_sign_or_a_space()
    {
        var spaced = CommandLine.Parse(["train", "--experiment", "lab", "--jobs", "3", "--set", "a=b"]);
        var joined = CommandLine.Parse(["--experiment=lab", "--jobs=3", "--set=a=b", "train"]);

        joined.Should().BeEquivalentTo(spaced);
    }

    [Fact]
    public void Every_option_arrives()
    {
        // Act
        var line = CommandLine.Parse([
            "export", "--experiment=lab", "--corpus=etudes", "--device=cpu", "--learner=simd", "--jobs=2", "--set=a=1", "--set=b=2", "--force", "--tf32", "--dry-run", "--same-call", "--artifacts=x", "--root=y"]);
        // Assert
        line.Should().BeEquivalentTo(new CommandLine("export", "lab", new StageOptions("etudes", "cpu", "simd", 2, Force: true, AllowTf32: true) { Overrides = ["a=1", "b=2"] }, "x", "y", IsDryRun: true, GoesOn: true));
    }

    [Theory]
    [InlineData("trian", "There is no stage 'trian'; do you mean 'train'?*")]
    [InlineData("train --exeriment=lab", "There is no option '--exeriment'; do you mean '--experiment'?*")]
    [InlineData("train export", "Two stages are named, train and export*")]
    [InlineData("--force", "No stage is named*preprocess, train, export, evaluate, generate, report, results, status, compare*")]
    [InlineData("train --jobs=0", "--jobs is '0'; use 1 to 1024.")]
    [InlineData("train --jobs", "--jobs has no value*")]
    [InlineData("train --corpus=", "--corpus has no value*")]
    [InlineData("train --device=gpu", "--device is 'gpu'; use auto or cpu or cuda.")]
    [InlineData("train --learner=cuda", "--learner is 'cuda'; use auto or simd or torch.")]
    [InlineData("train --force=yes", "--force takes no value*")]
    [InlineData("train --tf32=no", "--tf32 takes no value*")]
    [InlineData("train --dry-run=yes", "--dry-run takes no value*")]
    [InlineData("compare --dry-run", "--dry-run is for stages*")]
    [InlineData("train --baseline=lab", "--baseline is for compare; leave it out of train.")]
    public void A_mistake_says_what_to_do(string arguments, string message)
    {
        var parsing = () => CommandLine.Parse(arguments.Split(' '));

        parsing.Should().Throw<PipelineException>().WithMessage(message);
    }
}
