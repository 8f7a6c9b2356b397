namespace Nocturne.Evaluation.Losses;

/// <summary>Losses of a trivial predictor of pitch on the validation windows. Notes are scaled by 88.</summary>
/// <param name="Name">The predictor, such as <c>training mean</c>.</param>
/// <param name="ScaledMse">Mean squared error of the scaled note.</param>
/// <param name="SemitonesRms">Root mean squared error in semitones.</param>
public sealed record LossLine(string Name, double ScaledMse, double SemitonesRms);
