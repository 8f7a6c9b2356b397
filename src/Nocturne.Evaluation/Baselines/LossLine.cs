namespace Nocturne.Evaluation.Baselines;

/// <summary>A predictor's error on the validation windows, with notes scaled by 88.</summary>
/// <param name="Name">The predictor, such as <c>training mean</c>.</param>
/// <param name="ScaledMse">Mean squared error of the scaled note.</param>
/// <param name="SemitonesRms">The same in semitones: 88 times its square root.</param>
public sealed record LossLine(string Name, double ScaledMse, double SemitonesRms);
