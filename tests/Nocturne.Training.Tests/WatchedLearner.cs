using Nocturne.Models;

namespace Nocturne.Training.Tests;

/// <summary>A learner whose steps are told, counted from 0, before they are taken.</summary>
internal sealed class WatchedLearner(ILearner learner, Action<int> before) : ILearner
{
    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    public ModelSpec Spec => learner.Spec;

    public string Description => learner.Description;

    public double Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        before(Steps);
        Steps++;
        return learner.Train(inputs, targets);
    }

    public double Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => learner.Loss(inputs, targets);

    public void Forward(ReadOnlySpan<float> inputs, int batch, Span<float> outputs, Span<float> hidden, Span<float> cell) =>
        learner.Forward(inputs, batch, outputs, hidden, cell);

    public LearnerState Save() => learner.Save();

    public void Load(LearnerState state) => learner.Load(state);

    public void Dispose() => learner.Dispose();
}
