using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Board;
using Nocturne.Training;

namespace Nocturne.Pipeline.Tests.Stages.Board;

public class TimeLeftTests
{
    // Runs of one epoch of 100 windows.
    private static readonly ExperimentRun[] Equal = [.. Enumerable.Range(0, 5).Select(seed => new ExperimentRun(new ModelSpec(CellKind.Gru, 8, 1), seed))];

    [Fact]
    public void Before_anything_is_measured_nothing_is_said() =>
        new TimeLeft(Equal, 2, 1, 100).OfAll(new Dictionary<ExperimentRun, RunProgress?> { [Equal[0]] = null }, new HashSet<ExperimentRun>()).Should().BeNull();

    [Fact]
    public void Waiting_runs_go_where_there_is_room_first()
    {
        // Arrange: two under way with 2 s and 10 s left, three of 10 s waiting: one place does two of them until 22 s, the other one until 20 s.
        var left = new TimeLeft(Equal, jobs: 2, epochs: 1, windows: 100);
        var active = Under(left, (Equal[0], At(10, left: 2)), (Equal[1], At(10, left: 10)));
        // Act, Assert
        left.OfAll(active, new HashSet<ExperimentRun>()).Should().Be(TimeSpan.FromSeconds(22));
    }

    [Fact]
    public void A_waiting_run_takes_as_long_as_its_work_at_the_speed_of_its_kind_of_cell()
    {
        // Arrange: an RNN and a GRU are done; of equal weights a second the GRU did half.
        var (rnn, gru) = (new ExperimentRun(new ModelSpec(CellKind.Rnn, 64, 1), 0), new ExperimentRun(new ModelSpec(CellKind.Gru, 64, 1), 0));
        var deeper = new ExperimentRun(new ModelSpec(CellKind.Gru, 64, 4), 0);
        var left = new TimeLeft([rnn, gru, deeper], jobs: 1, epochs: 1, windows: 100);
        Under(left, (rnn, At(100, left: 0)), (gru, At(10, left: 0)));
        // Act
        var seconds = left.OfAll(new Dictionary<ExperimentRun, RunProgress?>(), new HashSet<ExperimentRun> { rnn, gru })!.Value.TotalSeconds;
        // Assert
        seconds.Should().BeApproximately(10.0 * deeper.Cost / gru.Cost, 1e-6);
    }

    private static Dictionary<ExperimentRun, RunProgress?> Under(TimeLeft left, params (ExperimentRun Run, RunProgress Progress)[] runs)
    {
        foreach (var (run, progress) in runs)
            left.Measure(run, progress);
        return runs.ToDictionary(pair => pair.Run, RunProgress? (pair) => pair.Progress);
    }

    private static RunProgress At(double windowsPerSecond, double left) => new(1, 1, 50, 100, windowsPerSecond, TimeSpan.FromSeconds(left), null);
}
