using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Training;
using Nocturne.Training.Torch;

namespace Nocturne.Cuda;

/// <summary>A network in training on one batch of random numbers: batch 64, window 30, uploaded at every step as in a real training.</summary>
internal sealed class Trainee : IDisposable
{
    public const int Batch = 64;
    public const int Window = 30;

    private readonly TorchLearner _learner;
    private readonly float[] _inputs = new float[Batch * Window];
    private readonly float[] _targets = new float[Batch];
    private readonly double[] _losses;

    public Trainee(ModelSpec spec, TorchDevice device)
    {
        _learner = new TorchLearner(spec, new TrainingSettings(), LearnerState.Initial(WeightInitializer.Create(spec, seed: 0)), new TorchOptions(device));
        _losses = new double[_learner.MostPending];
        var random = new Random(0);
        foreach (ref var number in _inputs.AsSpan())
            number = random.NextSingle();
        foreach (ref var number in _targets.AsSpan())
            number = random.NextSingle();
        MillisecondsPerStep(3);
    }

    /// <summary>What computes.</summary>
    public string Description => _learner.Description;

    /// <summary>Trains for some steps, and waits for the last of them.</summary>
    public double MillisecondsPerStep(int steps)
    {
        var begun = Stopwatch.GetTimestamp();
        var pending = 0;
        for (var step = 0; step < steps; step++)
        {
            _learner.Begin(_inputs, _targets);
            if (++pending < _losses.Length && step < steps - 1)
                continue;
            _learner.TakeLosses(_losses.AsSpan(0, pending));
            pending = 0;
        }
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / steps;
    }

    public void Dispose() => _learner.Dispose();
}
