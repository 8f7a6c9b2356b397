using Nocturne.Models;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Tests;

/// <summary>Runs of a small network in a temporary folder: 95 windows, 6 steps an epoch, 4 epochs.</summary>
internal sealed class SmallRun : IDisposable
{
    public const int StepsOfEpoch = 6;

    public static readonly ModelSpec Spec = new(CellKind.Gru, Hidden: 8, Layers: 1);
    public static readonly TrainingSettings Settings = new(Epochs: 4, Batch: 16, Window: 5, LearningRate: 0.01);

    private readonly TempFolder _folder = new();

    public static WindowSet Training => Windows(100, seed: 1);

    public static WindowSet Validation => Windows(60, seed: 2);

    /// <summary>Warnings of all runs.</summary>
    public List<string> Warnings { get; } = [];

    public string this[params string[] parts] => _folder[parts];

    public static WindowSet Windows(int notes, int seed) =>
        new([[.. Enumerable.Range(0, notes).Select(i => (float)(0.5 + 0.4 * Math.Sin(i * 0.7 + seed)))]], Settings.Window);

    public static ILearner Learner(TrainingSettings? settings = null, Weights? weights = null) =>
        new SimdLearner(Spec, settings ?? Settings, LearnerState.Initial(weights ?? WeightInitializer.Create(Spec, seed: 1)));

    public Trainer Trainer(ILearner learner, string run, TrainingSettings? settings = null, string fingerprint = "same", TimeProvider? time = null, bool warns = true) =>
        new(learner, Training, Validation, settings ?? Settings, seed: 1, _folder[run], fingerprint, time, warns ? Warnings.Add : null);

    public TrainingResult Train(string run, TrainingSettings? settings = null, string fingerprint = "same", TimeProvider? time = null, bool warns = true)
    {
        using var learner = Learner(settings);
        return Trainer(learner, run, settings, fingerprint, time, warns).Run();
    }

    /// <summary>Trains up to a step, counted from 0 over all epochs, that throws.</summary>
    public void Break(string run, int atStep, TimeProvider? time = null)
    {
        using var learner = new WatchedLearner(Learner(), step => { if (step == atStep) throw new InvalidOperationException("broken"); });
        FluentActions.Invoking(() => Trainer(learner, run, time: time).Run()).Should().Throw<InvalidOperationException>().WithMessage("broken");
    }

    /// <summary>Holds that two runs ended with the same bytes.</summary>
    public void ShouldBeTheSame(string run, string other)
    {
        foreach (var file in (string[])["best.safetensors", "last.safetensors"])
            File.ReadAllBytes(_folder[run, file]).Should().Equal(File.ReadAllBytes(_folder[other, file]), file);
        Losses(run).Should().Equal(Losses(other));
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<(int, double, double)> Losses(string run) =>
        MetricsFile.Read(File.ReadAllText(_folder[run, "metrics.csv"])).Select(epoch => (epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss));
}
