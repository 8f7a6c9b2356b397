using Nocturne.Models;
using Nocturne.Training.Loop;

namespace Nocturne.Training.Tests.Loop;

/// <summary>Keeps a training in memory.</summary>
/// <param name="start">The position to resume from, or <c>null</c> to start from the beginning.</param>
internal sealed class MemoryObserver(TrainingPosition? start = null) : ITrainingObserver
{
    /// <summary>Every saved position.</summary>
    public List<TrainingPosition> Positions { get; } = [];

    /// <summary>Weights after each epoch.</summary>
    public List<Weights> Epochs { get; } = [];

    /// <summary>Weights after the last epoch.</summary>
    public Weights? Last { get; private set; }

    public TrainingPosition? Resume() => start;

    public void Save(TrainingPosition position) => Positions.Add(position);

    public void FinishEpoch(IReadOnlyList<EpochMetrics> history, Weights weights) => Epochs.Add(weights);

    public void Finish(Weights weights) => Last = weights;
}
