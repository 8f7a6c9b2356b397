using Nocturne.Training.Torch;

namespace Nocturne.Cuda;

/// <summary>Windows a second for the 24 shapes of the lab, in turns with PyTorch: ours, theirs, ours, theirs.</summary>
internal static class Speed
{
    /// <summary>Measures and prints a table in Markdown.</summary>
    public static int Compare(TorchDevice device, bool isQuick)
    {
        using var peer = new PyTorchPeer(device);
        var shapes = isQuick ? Shapes.Lab.Where(spec => spec is { Hidden: 64, Layers: 1 }) : Shapes.Lab;
        var ratios = new List<double>();
        Console.WriteLine("| shape | windows/s | PyTorch, windows/s | times as fast |\n|---|--:|--:|--:|");
        var description = "";
        foreach (var spec in shapes)
        {
            using var trainee = new Trainee(spec, device);
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
        Console.WriteLine($"\nBatch 64, window 30, forward + backward + Adam, medians of rounds in turns; {description}; {peer.Name}.");
        Console.WriteLine($"Geometric mean {Math.Exp(ratios.Average(Math.Log)):F2} times PyTorch, least {ratios.Min():F2}.");
        return 0;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
