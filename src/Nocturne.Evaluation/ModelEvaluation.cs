namespace Nocturne.Evaluation;

/// <summary>What an exported model is worth, measured through the <c>.onnx</c> that ships.</summary>
/// <param name="Window">Notes in a window (T).</param>
/// <param name="Stride">Notes from one window to the next.</param>
/// <param name="Validation">Losses on the validation pieces.</param>
/// <param name="Training">Losses on the training pieces; <c>null</c> where they were not asked for.</param>
/// <param name="Baselines">The trivial predictors on the validation windows, and the model beside each.</param>
public sealed record ModelEvaluation(
    int Window,
    int Stride,
    WindowLosses Validation,
    WindowLosses? Training,
    IReadOnlyList<BaselineComparison> Baselines);
