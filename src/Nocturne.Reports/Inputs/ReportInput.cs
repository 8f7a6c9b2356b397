namespace Nocturne.Reports.Inputs;

/// <summary>The content of a report. The same input gives the same bytes.</summary>
/// <param name="Edition">The audience.</param>
/// <param name="Folder">The output folder; links are relative to it.</param>
/// <param name="Parts">The experiment, followed by the experiments that continue it step by step.</param>
/// <param name="Making">The commands that reproduce the results.</param>
/// <param name="Publishing">The command that writes the published edition, or <c>null</c> for the full edition.</param>
/// <param name="Settings">Names and values of the settings to show, in order.</param>
public sealed record ReportInput(
    Edition Edition,
    string Folder,
    IReadOnlyList<ReportPart> Parts,
    string Making,
    string? Publishing,
    IReadOnlyList<(string Name, string Value)> Settings)
{
    /// <summary>The experiment that the report is named after.</summary>
    internal ReportPart First => Parts[0];
}
