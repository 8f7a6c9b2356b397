using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks.Cuda;

/// <summary>Throughput, in windows per second, of the 24 shapes of the lab. Rounds alternate with PyTorch.</summary>
internal static class Speed
{
    /// <summary>Measures and prints a Markdown table.</summary>
    public static int Compare(TorchDevice device, bool isQuick)
    {
        using var peer = PyTorchPeer.On(device);
        var shapes = isQuick ? Shapes.Lab.Where(spec => spec is { Hidden: 64, Layers: 1 }) : Shapes.Lab;
        var ratios = new List<double>();
        Console.WriteLine("| shape | windows/s | PyTorch, windows/s | speedup |\n|---|--:|--:|--:|");
        var description = "";
        foreach (var spec in shapes)
        {
            using var trainee = Trainee.OnTorch(spec, device);
            description = trainee.Description;
            var steps = (int)Math.Clamp((isQuick ? 50 : 1000) / trainee.MillisecondsPerStep(10), 5, 2000);
            var (ours, theirs) = (new double[isQuick ? 3 : 7], new double[isQuick ? 3 : 7]);
            peer.MillisecondsPerStep(spec, 10);
            for (var round = 0; round < ours.Length; round++)
            {
                ours[round] = trainee.MillisecondsPerStep(steps);
                theirs[round] = peer.MillisecondsPerStep(spec, steps);
            }
            var (our, their) = (Median(ours), Median(theirs));
            ratios.Add(their / our);
            Console.WriteLine($"| {spec.Name} | {Trainee.Batch * 1000 / our:N0} | {Trainee.Batch * 1000 / their:N0} | {their / our:F2} |");
        }
        Console.WriteLine($"\nBatch 64, window 30, forward + backward + Adam, medians of alternating rounds; {description}; {peer.Name}.");
        Console.WriteLine($"Speedup over PyTorch: geometric mean {Math.Exp(ratios.Average(Math.Log)):F2}, minimum {ratios.Min():F2}.");
        return 0;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
