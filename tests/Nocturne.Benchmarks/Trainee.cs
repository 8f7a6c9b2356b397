using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Testing.Torch;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd;
using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks;

/// <summary>A network that trains on one batch of 64 windows of 30 steps.</summary>
internal sealed class Trainee : IDisposable
{
    public const int Batch = 64;
    public const int Window = 30;

    private static readonly StepSettings Step = new(LearningRate: 1e-3);

    private readonly ILearner _learner;
    private readonly Lesson _lesson;

    private Trainee(ILearner learner)
    {
        _learner = learner;
        _lesson = new Lesson(learner.Spec, Batch, Window);
        MillisecondsPerStep(3);
    }

    /// <summary>Creates a network that the SIMD learner trains.</summary>
    public static Trainee OnSimd(ModelSpec spec) => new(new SimdLearner(spec, new TrainingSettings(), Initial(spec)));

    /// <summary>Creates a network that the Torch learner trains. The batch is uploaded at every step, as in real training.</summary>
    public static Trainee OnTorch(ModelSpec spec, TorchDevice device) =>
        new(new TorchLearner(spec, new TrainingSettings(), Initial(spec), new TorchOptions(device)));

    /// <summary>Description of the learner.</summary>
    public string Description => _learner.Description;

    /// <summary>Trains for some steps, waits for the last, and returns the time of a step, in milliseconds.</summary>
    public double MillisecondsPerStep(int steps)
    {
        var begun = Stopwatch.GetTimestamp();
        if (_learner is IDeferredLearner deferred)
            Train(deferred, steps);
        else
            for (var step = 0; step < steps; step++)
                _learner.Train(_lesson[0], Step);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / steps;
    }

    private void Train(IDeferredLearner learner, int steps)
    {
        var losses = new double[learner.MaxPending];
        var pending = 0;
        for (var step = 0; step < steps; step++)
        {
            learner.Start(_lesson[0], Step);
            if (++pending < losses.Length && step < steps - 1)
                continue;
            learner.TakeLosses(losses.AsSpan(0, pending));
            pending = 0;
        }
    }

    /// <summary>Returns the managed memory that a step allocates, in bytes.</summary>
    public double AllocatedPerStep(int steps)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        MillisecondsPerStep(steps);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)steps;
    }

    public void Dispose() => _learner.Dispose();

    private static LearnerState Initial(ModelSpec spec) =>
        LearnerState.Initial(WeightInitializer.Create(spec, seed: 0, Lesson.Values(spec)));
}
