using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>Training speed of a shape: one thread, batch 64, window 30, forward + backward + Adam.</summary>
/// <param name="Shape">Cell, layers and units, such as <c>gru-4x128</c>.</param>
/// <param name="Milliseconds">Median time of a step, in milliseconds.</param>
/// <param name="GigaFlops">Floating-point operations of the matrix products, in GFLOP/s.</param>
/// <param name="AllocatedBytes">Managed memory that a step allocates, in bytes.</param>
/// <param name="PyTorchMilliseconds">Median time of a step in PyTorch, in milliseconds, or <c>null</c> without PyTorch.</param>
internal sealed record TrainingSpeed(
    string Shape, double Milliseconds, double GigaFlops, double AllocatedBytes, double? PyTorchMilliseconds)
{
    private const int Rounds = 5;

    /// <summary>Speedup over PyTorch.</summary>
    public double? Ratio => PyTorchMilliseconds / Milliseconds;

    /// <summary>Measures a shape, with rounds that alternate with PyTorch.</summary>
    public static TrainingSpeed Measure(ModelSpec spec, PyTorchPeer? peer)
    {
        using var trainee = Trainee.OnSimd(spec);
        // Warms up for a second, until the JIT has compiled everything in its final tier.
        trainee.MillisecondsPerStep(Math.Max(5, (int)(1000 / trainee.MillisecondsPerStep(5))));
        var steps = (int)Math.Clamp(100 / trainee.MillisecondsPerStep(5), 3, 500);
        var (ours, theirs) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            ours[round] = trainee.MillisecondsPerStep(steps);
            theirs[round] = peer?.MillisecondsPerStep(spec, Math.Max(2, steps / 4)) ?? 0;
        }
        var milliseconds = Median(ours);
        return new TrainingSpeed(
            spec.Name,
            milliseconds,
            Flops(spec) / milliseconds / 1e6,
            trainee.AllocatedPerStep(steps),
            peer is null ? null : Median(theirs));
    }

    /// <summary>Counts the operations of the matrix products of a step.</summary>
    /// <remarks>A multiply-add counts as 2. The 3 products are the forward pass and the gradients of input and weights.</remarks>
    private static double Flops(ModelSpec spec) => Enumerable.Range(0, spec.Layers).Sum(layer =>
        3.0 * 2 * Trainee.Batch * Trainee.Window * spec.Gates * spec.Hidden * (spec.Hidden + (layer == 0 ? 1 : spec.Hidden)));

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
