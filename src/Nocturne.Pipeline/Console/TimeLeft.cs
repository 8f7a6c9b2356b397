using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Console;

/// <summary>Estimates when all runs will be done.</summary>
/// <remarks>
/// Each waiting run gets the first slot that becomes free. Its duration is its work divided by the speed measured so far.
/// Work is weights times predictions: twice the weights need about twice the floating-point operations per prediction.
/// </remarks>
/// <param name="runs">All runs, in order.</param>
/// <param name="jobs">Number of runs at the same time.</param>
/// <param name="epochs">Epochs of each run.</param>
/// <param name="windows">Predictions per epoch.</param>
internal sealed class TimeLeft(IReadOnlyList<ExperimentRun> runs, int jobs, int epochs, int windows)
{
    private readonly Dictionary<ExperimentRun, double> _speeds = [];       // work per second

    /// <summary>Adds a measurement.</summary>
    public void Measure(ExperimentRun run, RunProgress progress)
    {
        if (progress.PredictionsPerSecond > 0)
            _speeds[run] = run.Cost * progress.PredictionsPerSecond;
    }

    /// <summary>Time left for all runs, or <c>null</c> before the first measurement.</summary>
    /// <param name="active">The runs in progress and their progress.</param>
    /// <param name="finished">The finished runs.</param>
    public TimeSpan? OfAll(IReadOnlyDictionary<ExperimentRun, RunProgress?> active, IReadOnlySet<ExperimentRun> finished)
    {
        if (_speeds.Count == 0)
            return null;
        var waiting = runs.Where(run => !finished.Contains(run) && !active.ContainsKey(run)).ToArray();
        var free = new PriorityQueue<double, double>(
            active.Select(pair => Seconds(pair.Key, pair.Value)).Select(seconds => (seconds, seconds)));
        while (free.Count < Math.Min(jobs, active.Count + waiting.Length))
            free.Enqueue(0, 0);
        var last = free.UnorderedItems.Select(item => item.Element).DefaultIfEmpty().Max();
        foreach (var run in waiting)
        {
            var end = free.Dequeue() + Seconds(run, null);
            free.Enqueue(end, end);
            last = Math.Max(last, end);
        }
        return TimeSpan.FromSeconds(Math.Min(last, TimeSpan.MaxValue.TotalSeconds / 2));
    }

    private double Seconds(ExperimentRun run, RunProgress? progress) =>
        progress?.Remaining?.TotalSeconds ?? (double)run.Cost * epochs * windows / Speed(run.Cell);

    // Each kind of cell has its own speed. Before one of that kind is measured, the average of all stands in.
    private double Speed(CellKind cell) =>
        _speeds.Where(pair => pair.Key.Cell == cell).Select(pair => pair.Value).DefaultIfEmpty(_speeds.Values.Average()).Average();
}
