using Nocturne.Evaluation.Baselines;

namespace Nocturne.Evaluation;

/// <summary>A model beside a trivial predictor on the same windows.</summary>
/// <param name="Baseline">The trivial predictor.</param>
/// <param name="Skill">Share of its error that the model takes away: 1 - model's MSE / baseline's MSE. 0: no better; below 0: worse.</param>
public sealed record BaselineComparison(LossLine Baseline, double Skill);
