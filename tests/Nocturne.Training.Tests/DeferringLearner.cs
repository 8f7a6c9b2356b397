using Nocturne.Models;

namespace Nocturne.Training.Tests;

/// <summary>A learner that tells its losses late.</summary>
internal sealed class DeferringLearner(ILearner learner, int mostPending) : IDeferredLearner
{
    private readonly List<double> _losses = [];

    /// <summary>Times that losses were taken.</summary>
    public int Takings { get; private set; }

    public int MostPending => mostPending;

    public ModelSpec Spec => learner.Spec;

    public string Description => learner.Description;

    public void Begin(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        _losses.Count.Should().BeLessThan(mostPending);
        _losses.Add(learner.Train(inputs, targets));
    }

    public void TakeLosses(Span<double> losses)
    {
        losses.Length.Should().Be(_losses.Count);
        _losses.CopyTo(losses);
        _losses.Clear();
        Takings++;
    }

    public double Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new InvalidOperationException("Nobody should wait for a step.");

    public double Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Settled().Loss(inputs, targets);

    public void Forward(ReadOnlySpan<float> inputs, int batch, Span<float> outputs, Span<float> hidden, Span<float> cell) =>
        Settled().Forward(inputs, batch, outputs, hidden, cell);

    public LearnerState Save() => Settled().Save();

    public void Load(LearnerState state) => Settled().Load(state);

    public void Dispose() => learner.Dispose();

    private ILearner Settled()
    {
        _losses.Should().BeEmpty("losses are taken before anything else is asked for");
        return learner;
    }
}
