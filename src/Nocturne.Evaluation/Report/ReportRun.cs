using Nocturne.Models;

namespace Nocturne.Evaluation.Report;

/// <summary>A trained network.</summary>
/// <param name="Name">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Losses of every epoch, in order.</param>
/// <param name="Evaluation">What the exported model is worth.</param>
/// <param name="ParityDifference">Largest absolute difference between the learner's and the exported model's outputs.</param>
/// <param name="ModelPath">Path of the <c>.onnx</c>; the report links to it relative to its own folder.</param>
/// <param name="Samples">Pieces that the model composed.</param>
public sealed record ReportRun(
    string Name,
    ModelSpec Model,
    IReadOnlyList<ReportEpoch> Epochs,
    ModelEvaluation Evaluation,
    double ParityDifference,
    string ModelPath,
    IReadOnlyList<ReportSample> Samples);
