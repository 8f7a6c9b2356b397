using Nocturne.Models;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Tests.Console;

public class TimeLeftTests
{
    // Runs of one epoch of 100 predictions.
    private static readonly ExperimentRun[] Equal = [.. Enumerable.Range(0, 5).Select(seed => new ExperimentRun(CellKind.Gru, 8, 1, seed))];

    [Fact]
    public void Before_the_first_measurement_there_is_no_estimate() =>
        new TimeLeft(Equal, 2, 1, 100)
            .OfAll(new Dictionary<ExperimentRun, RunProgress?> { [Equal[0]] = null }, new HashSet<ExperimentRun>()).Should().BeNull();

    [Fact]
    public void A_waiting_run_takes_the_place_that_is_free_first()
    {
        // Arrange: two runs have 2 s and 10 s left and three of 10 s wait. The first place runs two of them, until 22 s, the other one.
        var left = new TimeLeft(Equal, jobs: 2, epochs: 1, windows: 100);
        var active = Under(left, (Equal[0], At(10, left: 2)), (Equal[1], At(10, left: 10)));
        // Act, Assert
        left.OfAll(active, new HashSet<ExperimentRun>()).Should().Be(TimeSpan.FromSeconds(22));
    }

    [Fact]
    public void A_waiting_run_is_estimated_by_its_work_and_the_speed_of_its_cell()
    {
        // Arrange: an RNN and a GRU are finished, at different speeds
        var (rnn, gru) = (new ExperimentRun(CellKind.Rnn, 64, 1, 0), new ExperimentRun(CellKind.Gru, 64, 1, 0));
        var deeper = new ExperimentRun(CellKind.Gru, 64, 4, 0);
        var left = new TimeLeft([rnn, gru, deeper], jobs: 1, epochs: 1, windows: 100);
        Under(left, (rnn, At(100, left: 0)), (gru, At(10, left: 0)));
        // Act
        var time = left.OfAll(new Dictionary<ExperimentRun, RunProgress?>(), new HashSet<ExperimentRun> { rnn, gru });
        // Assert
        time!.Value.TotalSeconds.Should().BeApproximately(10.0 * deeper.Cost / gru.Cost, 1e-6);
    }

    private static Dictionary<ExperimentRun, RunProgress?> Under(TimeLeft left, params (ExperimentRun Run, RunProgress Progress)[] runs)
    {
        foreach (var (run, progress) in runs)
            left.Measure(run, progress);
        return runs.ToDictionary(pair => pair.Run, RunProgress? (pair) => pair.Progress);
    }

    private static RunProgress At(double predictionsPerSecond, double left) =>
        new(1, 1, 50, 100, predictionsPerSecond, TimeSpan.FromSeconds(left), null);
}
