using Nocturne.Models;

namespace Nocturne.Training.Loop;

/// <summary>Keeps the results of a training, and its position so that it can be resumed.</summary>
public interface ITrainingObserver
{
    /// <summary>Called first.</summary>
    /// <returns>The position to resume from, or <c>null</c> to start from the beginning.</returns>
    TrainingPosition? Resume();

    /// <summary>Called after every epoch, about once a minute, and when the training is stopped.</summary>
    /// <param name="position">The position to resume from.</param>
    void Save(TrainingPosition position);

    /// <summary>Called after each epoch, before its position is saved.</summary>
    /// <param name="history">All epochs so far.</param>
    /// <param name="weights">The weights after the last of them.</param>
    void FinishEpoch(IReadOnlyList<EpochMetrics> history, Weights weights);

    /// <summary>Called after the last epoch.</summary>
    /// <param name="weights">The weights after the last epoch.</param>
    void Finish(Weights weights);
}
