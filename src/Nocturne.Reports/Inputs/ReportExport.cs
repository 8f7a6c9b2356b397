namespace Nocturne.Reports.Inputs;

/// <summary>An exported model.</summary>
/// <param name="Path">Path of the <c>.onnx</c> file.</param>
/// <param name="ParityDifference">Largest absolute difference between the outputs of the learner and of the exported model.</param>
public sealed record ReportExport(string Path, double ParityDifference);
