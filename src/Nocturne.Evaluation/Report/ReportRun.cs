using Nocturne.Models;

namespace Nocturne.Evaluation.Report;

/// <summary>A trained network.</summary>
/// <param name="Name">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Losses of every epoch, in order.</param>
/// <param name="Evaluation">What the exported model is worth; <c>null</c> for a categorical head.</param>
/// <param name="ParityDifference">Largest absolute difference between the learner's and the exported model's outputs.</param>
/// <param name="ModelPath">Path of the <c>.onnx</c>; the report links to it relative to its own folder.</param>
/// <param name="Samples">Pieces that the model composed.</param>
/// <param name="Classes">What the exported model is worth where its head is categorical; <c>null</c> for another.</param>
/// <param name="ChosenEpoch">The epoch whose weights were exported, from 1; <c>null</c>: that of the lowest validation loss.</param>
public sealed record ReportRun(
    string Name,
    ModelSpec Model,
    IReadOnlyList<ReportEpoch> Epochs,
    ModelEvaluation? Evaluation,
    double ParityDifference,
    string ModelPath,
    IReadOnlyList<ReportSample> Samples,
    ClassEvaluation? Classes = null,
    int? ChosenEpoch = null)
{
    /// <summary>What models are compared by: cross-entropy in nats, or mean squared error of scaled notes.</summary>
    internal double ValidationLoss => Classes?.Validation.CrossEntropyNats ?? Losses.Validation.ScaledMse;

    /// <summary>What a regression is worth.</summary>
    internal ModelEvaluation Losses => Evaluation ?? throw new EvaluationException($"The run '{Name}' has no losses in scaled pitch. Evaluate it again.");
}
