using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation;

/// <summary>Losses of an exported model with a regression head.</summary>
/// <param name="Window">Notes per window (T).</param>
/// <param name="Stride">Notes from the start of one window to the start of the next.</param>
/// <param name="Validation">Losses on the validation pieces.</param>
/// <param name="Training">Losses on the training pieces.</param>
/// <param name="Baselines">The model compared with the trivial predictors on the validation windows.</param>
public sealed record ModelEvaluation(
    int Window, int Stride, WindowLosses Validation, WindowLosses Training, IReadOnlyList<BaselineComparison> Baselines);
