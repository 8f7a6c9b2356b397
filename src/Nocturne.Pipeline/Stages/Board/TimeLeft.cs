using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>Estimates when all runs will be done: each waiting run goes to the place that is free first, and takes as long as its work at the speed measured so far.</summary>
/// <remarks>Work is weights times windows: a run of twice the weights takes about twice the floating-point operations a window.</remarks>
/// <param name="runs">All runs in their order.</param>
/// <param name="jobs">Runs at a time.</param>
/// <param name="epochs">Epochs of each.</param>
/// <param name="windows">Windows of an epoch.</param>
internal sealed class TimeLeft(IReadOnlyList<ExperimentRun> runs, int jobs, int epochs, int windows)
{
    private readonly Dictionary<ExperimentRun, double> _speeds = [];       // work a second

    /// <summary>Takes a measurement.</summary>
    public void Measure(ExperimentRun run, RunProgress progress)
    {
        if (progress.WindowsPerSecond > 0)
            _speeds[run] = run.Cost * progress.WindowsPerSecond;
    }

    /// <summary>Time left of all; <c>null</c> before anything is measured.</summary>
    /// <param name="active">The runs under way and where they stand.</param>
    /// <param name="finished">The runs that are done.</param>
    public TimeSpan? OfAll(IReadOnlyDictionary<ExperimentRun, RunProgress?> active, IReadOnlySet<ExperimentRun> finished)
    {
        if (_speeds.Count == 0)
            return null;
        var waiting = runs.Where(run => !finished.Contains(run) && !active.ContainsKey(run)).ToArray();
        var free = new PriorityQueue<double, double>(active.Select(pair => Seconds(pair.Key, pair.Value)).Select(seconds => (seconds, seconds)));
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
        progress?.Remaining?.TotalSeconds ?? (double)run.Cost * epochs * windows / Speed(run.Spec.Cell);

    // A kind of cell has a speed of its own; where none of its kind was measured yet, any will do.
    private double Speed(CellKind cell) =>
        _speeds.Where(pair => pair.Key.Spec.Cell == cell).Select(pair => pair.Value).DefaultIfEmpty(_speeds.Values.Average()).Average();
}
