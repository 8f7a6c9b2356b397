using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>How fast a shape is trained: one thread, batch 64, window 30, forward + backward + Adam.</summary>
/// <param name="Shape">Cell, layers and units, such as <c>gru-4x128</c>.</param>
/// <param name="Milliseconds">Median time of a step.</param>
/// <param name="GigaFlops">Floating-point operations of its matrix products a second, in thousands of millions.</param>
/// <param name="AllocatedBytes">Managed memory that a step allocates.</param>
/// <param name="PyTorchMilliseconds">Median time of PyTorch's step; <c>null</c> where there is no PyTorch.</param>
internal sealed record TrainingSpeed(string Shape, double Milliseconds, double GigaFlops, double AllocatedBytes, double? PyTorchMilliseconds)
{
    private const int Rounds = 5;

    /// <summary>Times as fast as PyTorch.</summary>
    public double? Ratio => PyTorchMilliseconds / Milliseconds;

    /// <summary>Measures a shape, in turns with PyTorch.</summary>
    public static TrainingSpeed Measure(ModelSpec spec, PyTorchPeer? peer)
    {
        using var trainee = new Trainee(spec);
        trainee.MillisecondsPerStep(Math.Max(5, (int)(1000 / trainee.MillisecondsPerStep(5))));     // until the runtime has compiled all for good
        var steps = (int)Math.Clamp(100 / trainee.MillisecondsPerStep(5), 3, 500);
        var (ours, theirs) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            ours[round] = trainee.MillisecondsPerStep(steps);
            theirs[round] = peer?.MillisecondsPerStep(spec, Math.Max(2, steps / 4)) ?? 0;
        }
        var milliseconds = Median(ours);
        return new TrainingSpeed(spec.Name, milliseconds, Flops(spec) / milliseconds / 1e6, trainee.AllocatedPerStep(steps), peer is null ? null : Median(theirs));
    }

    /// <summary>Operations of a step's matrix products: 2 for a multiply-add; forward, gradient of the input, gradient of the weights.</summary>
    private static double Flops(ModelSpec spec) =>
        Enumerable.Range(0, spec.Layers).Sum(layer => 3.0 * 2 * Trainee.Batch * Trainee.Window * spec.Gates * spec.Hidden * (spec.Hidden + (layer == 0 ? 1 : spec.Hidden)));

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
