using System.Diagnostics;
using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>How much more two runs on two threads get done than one.</summary>
internal static class SideBySide
{
    /// <summary>Throughput of two over that of one; 2 where nothing is shared.</summary>
    /// <param name="spec">The network that each run trains.</param>
    public static double Measure(ModelSpec spec)
    {
        using var first = new Trainee(spec);
        using var second = new Trainee(spec);
        var steps = (int)Math.Max(10, 300 / first.MillisecondsPerStep(10));
        first.MillisecondsPerStep(steps);
        second.MillisecondsPerStep(steps);
        return Enumerable.Range(0, 5).Select(_ => Ratio(first, second, steps)).Order().ElementAt(2);
    }

    private static double Ratio(Trainee first, Trainee second, int steps)
    {
        var alone = first.MillisecondsPerStep(steps) * steps;
        var begun = Stopwatch.GetTimestamp();
        var other = new Thread(() => second.MillisecondsPerStep(steps));
        other.Start();
        first.MillisecondsPerStep(steps);
        other.Join();
        return 2 * alone / Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
