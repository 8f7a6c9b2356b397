using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation;

/// <summary>Losses of an exported model with a categorical head.</summary>
/// <param name="Window">Tokens per window (T).</param>
/// <param name="Stride">Tokens from the start of one window to the start of the next.</param>
/// <param name="Classes">Number of classes (V).</param>
/// <param name="Validation">Losses on the validation pieces.</param>
/// <param name="Training">Losses on the training pieces.</param>
/// <param name="Baselines">The trivial predictors on the validation windows.</param>
public sealed record ClassEvaluation(
    int Window, int Stride, int Classes, ClassLosses Validation, ClassLosses Training, IReadOnlyList<ClassLine> Baselines);
