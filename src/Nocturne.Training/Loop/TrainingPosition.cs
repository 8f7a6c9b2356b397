using Nocturne.Training.Contract;

namespace Nocturne.Training.Loop;

/// <summary>Everything that a training needs to continue as if it had never been stopped.</summary>
/// <param name="State">The learner's state.</param>
/// <param name="History">Finished epochs.</param>
/// <param name="Step">Number of steps done in the current epoch.</param>
/// <param name="LossSum">Sum of their losses.</param>
/// <param name="Scored">Number of their scored predictions.</param>
/// <param name="EpochSeconds">Time spent on them in seconds.</param>
public sealed record TrainingPosition(
    LearnerState State, IReadOnlyList<EpochMetrics> History, int Step = 0, double LossSum = 0, long Scored = 0, double EpochSeconds = 0);
