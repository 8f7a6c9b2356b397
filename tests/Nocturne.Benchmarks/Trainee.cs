using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Training;
using Nocturne.Training.Simd;

namespace Nocturne.Benchmarks;

/// <summary>A network in training on one batch of random numbers: batch 64, window 30.</summary>
internal sealed class Trainee : IDisposable
{
    public const int Batch = 64;
    public const int Window = 30;

    private readonly SimdLearner _learner;
    private readonly float[] _inputs = new float[Batch * Window];
    private readonly float[] _targets = new float[Batch];

    public Trainee(ModelSpec spec)
    {
        _learner = new SimdLearner(spec, new TrainingSettings(), LearnerState.Initial(WeightInitializer.Create(spec, seed: 0)));
        var random = new Random(0);
        foreach (ref var number in _inputs.AsSpan())
            number = random.NextSingle();
        foreach (ref var number in _targets.AsSpan())
            number = random.NextSingle();
    }

    /// <summary>What computes.</summary>
    public string Description => _learner.Description;

    /// <summary>Trains for some steps.</summary>
    public double MillisecondsPerStep(int steps)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var step = 0; step < steps; step++)
            _learner.Train(_inputs, _targets);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / steps;
    }

    /// <summary>Managed memory that a step allocates, in bytes.</summary>
    public double AllocatedPerStep(int steps)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MillisecondsPerStep(steps);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)steps;
    }

    public void Dispose() => _learner.Dispose();
}
