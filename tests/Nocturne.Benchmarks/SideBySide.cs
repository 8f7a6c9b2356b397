using System.Diagnostics;
using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>Compares the throughput of two runs on two threads with that of one.</summary>
internal static class SideBySide
{
    /// <summary>Returns the throughput of two runs divided by that of one; 2 if they do not slow each other down.</summary>
    /// <param name="spec">The network that each run trains.</param>
    public static double Measure(ModelSpec spec)
    {
        using var first = Trainee.OnSimd(spec);
        using var second = Trainee.OnSimd(spec);
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
