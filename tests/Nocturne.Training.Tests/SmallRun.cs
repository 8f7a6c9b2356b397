using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs;

namespace Nocturne.Training.Tests;

/// <summary>Runs of one recipe, each in a subfolder of a temporary folder.</summary>
internal sealed class SmallRun(Recipe? recipe = null) : IDisposable
{
    /// <summary>Steps of an epoch of <see cref="Recipe.Windows"/>.</summary>
    public const int StepsOfEpoch = 6;

    private readonly Recipe _recipe = recipe ?? Recipe.Windows;
    private readonly TempFolder _folder = new();

    /// <summary>Warnings of all runs.</summary>
    public List<string> Warnings { get; } = [];

    public string this[params string[] parts] => _folder[parts];

    public TrainingLoop Loop(
        ILearner learner, string run, Recipe? changed = null, string fingerprint = "same", TimeProvider? time = null, bool warns = true)
    {
        var (spec, settings, training) = ((changed ?? _recipe).Spec, (changed ?? _recipe).Settings, (changed ?? _recipe).Training);
        var folder = new RunFolder(
            _folder[run], spec, settings.Select, fingerprint, training.Predictions, time, warns ? Warnings.Add : null);
        return new(learner, training, (changed ?? _recipe).Validation, settings, seed: 1, folder, time);
    }

    public TrainingResult Train(
        string run, Recipe? changed = null, string fingerprint = "same", TimeProvider? time = null, bool warns = true)
    {
        using var learner = (changed ?? _recipe).Learner();
        return Loop(learner, run, changed, fingerprint, time, warns).Run();
    }

    /// <summary>Trains until an error in one of the steps, counted from 0.</summary>
    public void Break(string run, int atStep, TimeProvider? time = null)
    {
        using var learner = new WatchedLearner(
            _recipe.Learner(), step => { if (step == atStep) throw new InvalidOperationException("broken"); });
        FluentActions.Invoking(() => Loop(learner, run, time: time).Run())
            .Should().Throw<InvalidOperationException>().WithMessage("broken");
    }

    /// <summary>Checks that two runs ended with the same bytes.</summary>
    public void ShouldBeTheSame(string run, string other)
    {
        foreach (var file in (string[])[RunFiles.Best, RunFiles.Last])
            File.ReadAllBytes(_folder[run, file]).Should().Equal(File.ReadAllBytes(_folder[other, file]), file);
        Losses(run).Should().Equal(Losses(other));
    }

    public Weights Weights(string run, string file) => Models.Weights.Load(_recipe.Spec, _folder[run, file]);

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Losses(string run) => MetricsFile.Read(File.ReadAllText(_folder[run, RunFiles.Metrics]))
        .Select(epoch => $"{epoch.Epoch} {epoch.TrainingLoss:R} {epoch.ValidationLoss:R} {string.Join(' ', epoch.Heads ?? [])}");
}
