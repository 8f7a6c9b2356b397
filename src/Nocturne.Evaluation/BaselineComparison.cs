using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation;

/// <summary>A model compared with a trivial predictor on the same windows.</summary>
/// <param name="Baseline">The trivial predictor.</param>
/// <param name="Skill">Share of the baseline's error that the model removes: 1 - MSE of the model / MSE of the baseline.</param>
public sealed record BaselineComparison(LossLine Baseline, double Skill);
