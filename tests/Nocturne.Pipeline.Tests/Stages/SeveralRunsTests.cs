using System.Collections.Concurrent;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class SeveralRunsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly WritingStage _stage = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Only_the_run_that_changed_runs_again()
    {
        // Arrange
        Run();
        File.Delete(_folder["artifacts", "gru-1x64-s0"]);
        _stage.Begun.Clear();
        // Act
        Run();
        // Assert
        _stage.Begun.Should().Equal("gru-1x64-s0");
        _output.ToString().Should().ContainAll("write: 2 of 3 runs are up to date", "write: gru-1x64-s0: output gru-1x64-s0 is missing");
    }

    [Fact]
    public void An_error_of_one_run_ends_the_stage_and_keeps_the_finished_runs()
    {
        // Arrange
        _stage.Failing = "gru-1x64-s0";
        // Act
        var running = Run;
        // Assert
        running.Should().Throw<PipelineException>().WithMessage("gru-1x64-s0 failed");
        _stage.Begun.Should().Equal("rnn-1x64-s0", "gru-1x64-s0");
        new StageRunner(Context()).WhyOutdated(_stage, Experiment.Default("mine").Runs()[0]).Should().BeNull();
    }

    [Fact]
    public void Several_runs_run_at_the_same_time()
    {
        // Arrange: each of two runs waits until the other has begun
        _stage.Meeting = new Barrier(2);
        _stage.AtATime = 2;
        // Act
        var running = () => new StageRunner(Context(runs: 2)).Run(_stage);
        // Assert
        running.Should().NotThrow();
    }

    private void Run() => new StageRunner(Context()).Run(_stage);

    private StageContext Context(int runs = 3)
    {
        var experiment = Experiment.Default("mine");
        var model = experiment.Model with { Cells = [.. experiment.Model.Cells.Take(runs)] };
        return new(
            new Workspace(_folder.FullPath, _folder["artifacts"]), experiment with { Model = model }, new StageOptions(),
            new Voice(_output), TimeProvider.System, CancellationToken.None);
    }

    private sealed class WritingStage : Stage
    {
        public override string Name => "write";

        public ConcurrentQueue<string> Begun { get; } = [];

        public string? Failing { get; set; }

        public Barrier? Meeting { get; set; }

        public int AtATime { get; set; } = 1;

        public override int Jobs(StageContext context, int pending) => AtATime;

        public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
        {
            CodeVersion = 1,
            Inputs = [],
            Settings = new Dictionary<string, string>(),
            Outputs = [new(Path.Combine(context.Files.Artifacts, run!.Name))],
        };

        public override void Run(StageContext context, ExperimentRun? run)
        {
            Begun.Enqueue(run!.Name);
            if (Meeting is not null && !Meeting.SignalAndWait(TimeSpan.FromSeconds(30)))
                throw new TimeoutException("the other run never began");
            if (run.Name == Failing)
                throw new PipelineException($"{run.Name} failed");
            Directory.CreateDirectory(context.Files.Artifacts);
            File.WriteAllText(Path.Combine(context.Files.Artifacts, run.Name), "done");
        }
    }
}
