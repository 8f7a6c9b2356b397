using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests;

/// <summary>A learner that calls an action with the number of each step, from 0, before it takes the step.</summary>
internal sealed class WatchedLearner(ILearner learner, Action<int> before) : ILearner
{
    /// <summary>Steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Learning rate of each step.</summary>
    public List<double> LearningRates { get; } = [];

    public ModelSpec Spec => learner.Spec;

    public string Description => learner.Description;

    public BatchLoss Train(in Batch batch, in StepSettings step)
    {
        before(Steps);
        Steps++;
        LearningRates.Add(step.LearningRate);
        return learner.Train(batch, step);
    }

    public BatchLoss Loss(in Batch batch) => learner.Loss(batch);

    public void Forward(in Batch batch, Span<float> scores, RecurrentState state) => learner.Forward(batch, scores, state);

    public LearnerState Save() => learner.Save();

    public void Load(LearnerState state) => learner.Load(state);

    public void Dispose() => learner.Dispose();
}
