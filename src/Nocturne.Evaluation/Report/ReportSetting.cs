namespace Nocturne.Evaluation.Report;

/// <summary>A setting as the report shows it.</summary>
/// <param name="Name">What is set.</param>
/// <param name="Value">To what, with its unit.</param>
public sealed record ReportSetting(string Name, string Value);
