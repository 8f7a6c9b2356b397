using Nocturne.Models;

namespace Nocturne.Training.Contract;

/// <summary>The complete state of a learner.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Slots">
/// What the optimizer keeps, by name (<see cref="TrainingSettings.Slots"/>), one number per weight. The average of the weights comes
/// with the constants, so it is a complete set of weights.
/// </param>
/// <param name="Steps">Number of training steps so far.</param>
/// <param name="Carried">State of the rows after the last training batch, or <c>null</c> if none carried it.</param>
public sealed record LearnerState(Weights Weights, IReadOnlyDictionary<string, Weights> Slots, long Steps, RecurrentState? Carried = null)
{
    /// <summary>Creates the state before the first step.</summary>
    /// <remarks>A learner fills missing slots: the average with the weights, all others with zeros.</remarks>
    public static LearnerState Initial(Weights weights) => new(weights, new Dictionary<string, Weights>(), 0);
}
