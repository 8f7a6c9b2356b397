using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Training;
using Nocturne.Training.Simd;

namespace Nocturne.Benchmarks;

/// <summary>How fast a shape is trained: one thread, batch 64, window 30, forward + backward + Adam.</summary>
/// <param name="Cell">Kind of cell.</param>
/// <param name="Hidden">Units of a layer.</param>
/// <param name="Layers">Layers.</param>
/// <param name="Milliseconds">Median time of a step.</param>
/// <param name="GigaFlops">Floating-point operations of its matrix products a second, in thousands of millions.</param>
/// <param name="PyTorchMilliseconds">Median time of PyTorch's step; <c>null</c> where there is no PyTorch.</param>
internal sealed record TrainingSpeed(string Cell, int Hidden, int Layers, double Milliseconds, double GigaFlops, double? PyTorchMilliseconds)
{
    private const int Batch = 64;
    private const int Window = 30;
    private const int Rounds = 5;

    /// <summary>Times as fast as PyTorch.</summary>
    public double? Ratio => PyTorchMilliseconds / Milliseconds;

    /// <summary>Measures a shape, in turns with PyTorch.</summary>
    public static TrainingSpeed Measure(ModelSpec spec, PyTorchPeer? peer)
    {
        var random = new Random(0);
        var inputs = new float[Batch * Window];
        var targets = new float[Batch];
        foreach (ref var number in inputs.AsSpan())
            number = random.NextSingle();
        foreach (ref var number in targets.AsSpan())
            number = random.NextSingle();
        using var learner = new SimdLearner(spec, new TrainingSettings(), LearnerState.Initial(WeightInitializer.Create(spec, seed: 0)));

        var pilot = Run(5);                             // compiles, warms up, and tells how many steps make a tenth of a second
        var steps = (int)Math.Clamp(100 / pilot, 3, 500);
        var (ours, theirs) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            ours[round] = Run(steps);
            theirs[round] = peer?.MillisecondsPerStep(spec, Math.Max(2, steps / 8)) ?? 0;
        }
        var milliseconds = Median(ours);
        return new TrainingSpeed(
            spec.Cell.ToString().ToLowerInvariant(), spec.Hidden, spec.Layers, milliseconds, Flops(spec) / milliseconds / 1e6, peer is null ? null : Median(theirs));

        double Run(int count)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var step = 0; step < count; step++)
                learner.Train(inputs, targets);
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / count;
        }
    }

    /// <summary>Operations of a step's matrix products: 2 for a multiply-add; forward, gradient of the input, gradient of the weights.</summary>
    private static double Flops(ModelSpec spec) =>
        Enumerable.Range(0, spec.Layers).Sum(layer => 3.0 * 2 * Batch * Window * spec.Gates * spec.Hidden * (spec.Hidden + (layer == 0 ? 1 : spec.Hidden)));

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
