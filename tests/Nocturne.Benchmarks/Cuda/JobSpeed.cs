using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Testing.Torch;
using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks.Cuda;

/// <summary>Throughput, in windows per second, of several training runs in one process, one thread each, as with <c>--jobs</c>.</summary>
internal static class JobSpeed
{
    /// <summary>Measures 1 to 16 training runs of gru-2x128 and prints a Markdown table.</summary>
    public static int Measure(TorchDevice device, bool isQuick)
    {
        var steps = isQuick ? 10 : 1000;
        Console.WriteLine("| jobs in one process | windows/s, total |\n|--:|--:|");
        foreach (var jobs in isQuick ? (int[])[1, 2] : [1, 2, 4, 8, 16])
        {
            var spec = ModelSpec.OneField(CellKind.Gru, hidden: 128, layers: 2, Lesson.Vocabulary);
            var trainees = Enumerable.Range(0, jobs).Select(_ => Trainee.OnTorch(spec, device)).ToArray();
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
