using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>All that a learner has made: the weights and Adam's memory of their gradients.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="FirstMoments">Adam's running mean of the gradients (m).</param>
/// <param name="SecondMoments">Adam's running mean of their squares (v).</param>
/// <param name="Steps">Steps taken (t).</param>
public sealed record LearnerState(Weights Weights, Weights FirstMoments, Weights SecondMoments, long Steps)
{
    /// <summary>A state before the first step.</summary>
    public static LearnerState Initial(Weights weights) => new(weights, new Weights(weights.Spec), new Weights(weights.Spec), 0);
}
