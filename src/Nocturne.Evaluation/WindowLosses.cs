namespace Nocturne.Evaluation;

/// <summary>How far a model's answers are from the notes that follow the windows of some pieces. Notes are scaled by 88.</summary>
/// <remarks>With target t, answer o and residual e = t - o over N windows. A model that has diverged has NaN here.</remarks>
/// <param name="Windows">Windows judged (N).</param>
/// <param name="ScaledMse">Mean squared error: sum of e² / N.</param>
/// <param name="SemitonesRms">The same in semitones: 88 times its square root.</param>
/// <param name="RSquared">Share of the targets' variance that the answers account for: 1 - sum of e² / sum of (t - mean t)²; NaN where all targets are the same.</param>
/// <param name="ResidualMean">Mean of e; above 0 where the answers are too low a number, which is too high a pitch.</param>
/// <param name="ResidualSpread">Standard deviation of e (divided by N).</param>
/// <param name="TargetSpread">Standard deviation of t.</param>
/// <param name="AnswerSpread">Standard deviation of o; near 0 for a model that always says the same.</param>
public sealed record WindowLosses(
    int Windows,
    double ScaledMse,
    double SemitonesRms,
    double RSquared,
    double ResidualMean,
    double ResidualSpread,
    double TargetSpread,
    double AnswerSpread);
