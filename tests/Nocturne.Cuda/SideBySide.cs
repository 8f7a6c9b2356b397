using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Training.Torch;

namespace Nocturne.Cuda;

/// <summary>Windows a second of several trainings in one process, a thread each, as <c>--jobs</c> has them.</summary>
internal static class SideBySide
{
    /// <summary>Measures 1 to 16 trainings of gru-2x128 and prints a table in Markdown.</summary>
    public static int Measure(TorchDevice device, bool isQuick)
    {
        var steps = isQuick ? 10 : 1000;
        Console.WriteLine("| jobs in one process | windows/s, all together |\n|--:|--:|");
        foreach (var jobs in isQuick ? (int[])[1, 2] : [1, 2, 4, 8, 16])
        {
            var trainees = Enumerable.Range(0, jobs).Select(_ => new Trainee(new ModelSpec(CellKind.Gru, Hidden: 128, Layers: 2), device)).ToArray();
            var threads = trainees.Select(trainee => new Thread(() => trainee.MillisecondsPerStep(steps))).ToArray();
            var begun = Stopwatch.GetTimestamp();
            foreach (var thread in threads)
                thread.Start();
            foreach (var thread in threads)
                thread.Join();
            Console.WriteLine($"| {jobs} | {jobs * steps * Trainee.Batch / Stopwatch.GetElapsedTime(begun).TotalSeconds:N0} |");
            foreach (var trainee in trainees)
                trainee.Dispose();
        }
        return 0;
    }
}
