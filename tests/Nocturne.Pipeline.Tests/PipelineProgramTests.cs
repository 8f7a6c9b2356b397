using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests;

public sealed class PipelineProgramTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("train --help")]
    [InlineData("-h")]
    public void Help_names_every_stage_and_option_and_has_examples(string arguments)
    {
        var exitCode = Run(arguments.Split(' '));

        exitCode.Should().Be(0);
        _output.ToString().Should()
            .ContainAll(StageList.Create().Select(stage => stage.Name)).And.ContainAll(CommandLine.Names).And.Contain("Examples:");
    }

    [Fact]
    public void The_version_is_that_of_Nocturne()
    {
        var exitCode = Run("--version");

        exitCode.Should().Be(0);
        _output.ToString().Trim().Should().Be("0.1.0");
    }

    [Fact]
    public void A_mistake_is_one_line_on_stderr_and_exit_code_1()
    {
        var exitCode = Run("train", $"--root={Repository.Root}", "--set=model.hiden=3", "--set=training.epochs=0");

        exitCode.Should().Be(1);
        _output.ToString().Should().BeEmpty();
        _errors.ToString().Trim().Should().NotContain("\n").And
            .ContainAll("'quickstart'", "'model.hiden'", "'model.hidden'", "training.epochs is '0'", "between 1 and 100,000");
    }

    [Fact]
    public void A_root_without_experiments_is_named()
    {
        using var empty = new TempFolder();

        var exitCode = Run("status", $"--root={empty.FullPath}");

        exitCode.Should().Be(1);
        _errors.ToString().Should().Contain(empty["build", "experiments"]);
    }

    private int Run(params string[] arguments) => new PipelineProgram(_output, _errors, terminal: null, isDebugging: false).Run(arguments);
}
