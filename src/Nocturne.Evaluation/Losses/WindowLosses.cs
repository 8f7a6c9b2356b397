namespace Nocturne.Evaluation.Losses;

/// <summary>Losses of a regression head on the windows of some pieces. Notes are scaled by 88.</summary>
/// <remarks>Target t, output o, residual e = t - o. NaN if the model has diverged.</remarks>
/// <param name="Windows">Number of windows (N).</param>
/// <param name="ScaledMse">Mean squared error.</param>
/// <param name="SemitonesRms">Root mean squared error in semitones.</param>
/// <param name="RSquared">Share of the variance of t that is explained; NaN if all targets are equal.</param>
/// <param name="ResidualMean">Mean of e; above 0 if the outputs are too low, which is too high a pitch.</param>
/// <param name="ResidualSpread">Standard deviation of e.</param>
/// <param name="TargetSpread">Standard deviation of t.</param>
/// <param name="AnswerSpread">Standard deviation of o; near 0 for a constant output.</param>
public sealed record WindowLosses(
    int Windows,
    double ScaledMse,
    double SemitonesRms,
    double RSquared,
    double ResidualMean,
    double ResidualSpread,
    double TargetSpread,
    double AnswerSpread);
