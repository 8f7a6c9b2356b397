using Nocturne.Models;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Tests.Console;

public sealed class TrainingBoardTests : IDisposable
{
    private static readonly ExperimentRun First = new(CellKind.Rnn, 8, 1, 0);
    private static readonly ExperimentRun Second = First with { Seed = 1 };

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualClock _clock = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void The_time_left_of_all_counts_runs_that_have_not_begun()
    {
        // Arrange: half of the first of two equal runs of 2 epochs of 100 predictions is done, at 10 predictions per second
        var board = Board([First, Second], epochs: 2);
        // Act
        board.For(First).Report(AfterEpoch(1, epochs: 2, remaining: TimeSpan.FromSeconds(10)));
        // Assert
        _output.ToString().Should().Be(
            "train: rnn-1x8-s0: epoch 1 of 2: loss 0.500000, validation 0.250000; 10 predictions/s; left 0:10, all runs 0:30\n");
    }

    [Fact]
    public void Within_an_epoch_a_line_comes_every_ten_seconds()
    {
        // Arrange
        var progress = Board([First], epochs: 1).For(First);
        // Act
        for (var second = 0; second <= 20; second++)
        {
            progress.Report(new RunProgress(1, 1, second, 100, 10, TimeSpan.FromSeconds(100 - second), null));
            _clock.Seconds++;
        }
        // Assert
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2).And.HaveElementAt(0,
            "train: rnn-1x8-s0: epoch 1 of 1, 10 % done; 10 predictions/s; left 1:30, all runs 1:30");
    }

    [Fact]
    public void Many_quick_epochs_do_not_flood_the_screen()
    {
        // Arrange
        var progress = Board([First], epochs: 200).For(First);
        // Act
        for (var epoch = 1; epoch <= 200; epoch++)
            progress.Report(AfterEpoch(epoch, epochs: 200, remaining: TimeSpan.Zero));
        // Assert
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().HaveCount(21, "the first and every tenth are printed");
    }

    [Fact]
    public void On_a_terminal_a_finished_run_is_printed_above_and_the_board_is_removed_at_the_end()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 100);
        var board = new TrainingBoard(new Voice(screen.Output, screen.Console), _clock, [First, Second], epochs: 2, windows: 100, jobs: 2);
        var last = new EpochMetrics(2, 0.5, 0.25, 10);
        // Act
        using (board.Show())
        {
            board.For(First).Report(AfterEpoch(1, epochs: 2, remaining: TimeSpan.FromSeconds(10)));
            board.For(Second).Report(AfterEpoch(2, epochs: 2, remaining: TimeSpan.Zero));
            board.Finish(Second, new TrainingResult([last], last, Resumed: 0), "folder");
        }
        // Assert
        screen.See(screen.Written).Should().Equal(
            "train: rnn-1x8-s1 done: 1 epoch in 10.0 s, best validation loss 0.250000 in epoch 2, written to fold", "er");
    }

    private TrainingBoard Board(IReadOnlyList<ExperimentRun> runs, int epochs) =>
        new(new Voice(_output), _clock, runs, epochs, windows: 100);

    private static RunProgress AfterEpoch(int epoch, int epochs, TimeSpan remaining) =>
        new(epoch, epochs, 100, 100, 10, remaining, new EpochMetrics(epoch, 0.5, 0.25, 10));

    private sealed class ManualClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
