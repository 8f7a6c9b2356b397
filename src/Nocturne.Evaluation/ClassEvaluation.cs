using Nocturne.Evaluation.Baselines;

namespace Nocturne.Evaluation;

/// <summary>What an exported model with a categorical head is worth, measured through the <c>.onnx</c> that ships.</summary>
/// <param name="Window">Tokens in a window (T).</param>
/// <param name="Stride">Tokens from one window to the next.</param>
/// <param name="Classes">Number of classes (V).</param>
/// <param name="Validation">Losses on the validation pieces.</param>
/// <param name="Training">Losses on the training pieces; <c>null</c> where they were not asked for.</param>
/// <param name="Baselines">The trivial predictors on the validation windows.</param>
public sealed record ClassEvaluation(
    int Window,
    int Stride,
    int Classes,
    ClassLosses Validation,
    ClassLosses? Training,
    IReadOnlyList<ClassLine> Baselines);
