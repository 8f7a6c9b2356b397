using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Loop;

/// <summary>A learner that returns its losses late.</summary>
internal sealed class DeferringLearner(ILearner learner, int maxPending) : IDeferredLearner
{
    private readonly List<double> _losses = [];
    private int _pending;

    /// <summary>Number of times that losses were taken.</summary>
    public int Takings { get; private set; }

    public int MaxPending => maxPending;

    public ModelSpec Spec => learner.Spec;

    public string Description => learner.Description;

    public void Start(in Batch batch, in StepSettings step)
    {
        _pending.Should().BeLessThan(maxPending);
        _pending++;
        _losses.AddRange(learner.Train(batch, step).Heads);
    }

    public void TakeLosses(Span<double> losses)
    {
        losses.Length.Should().Be(_losses.Count);
        _losses.CopyTo(losses);
        _losses.Clear();
        _pending = 0;
        Takings++;
    }

    public BatchLoss Train(in Batch batch, in StepSettings step) => throw new InvalidOperationException("A step must not be waited for.");

    public BatchLoss Loss(in Batch batch) => Idle().Loss(batch);

    public void Forward(in Batch batch, Span<float> scores, RecurrentState state) => Idle().Forward(batch, scores, state);

    public LearnerState Save() => Idle().Save();

    public void Load(LearnerState state) => Idle().Load(state);

    public void Dispose() => learner.Dispose();

    private ILearner Idle()
    {
        _losses.Should().BeEmpty("losses are taken before any other call");
        return learner;
    }
}
