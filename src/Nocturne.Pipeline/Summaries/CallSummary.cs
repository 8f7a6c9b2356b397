using System.Text.Json;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Summaries;

/// <summary>The result of a call, for programs: <c>summary.json</c>. It contains no path outside the artifacts folder.</summary>
/// <param name="Format">Version of the file, 1.</param>
/// <param name="Nocturne">Version of Nocturne.</param>
/// <param name="Outcome">The worst outcome of its stages.</param>
/// <param name="Seconds">Total time of its stages.</param>
/// <param name="Error">The error message on one line, or <c>null</c> if there is none.</param>
/// <param name="Experiments">Its experiments in order.</param>
internal sealed record CallSummary(
    int Format, string Nocturne, Outcome Outcome, double Seconds, string? Error, IReadOnlyList<ExperimentSummary> Experiments)
{
    /// <summary>A call that has not run anything yet.</summary>
    public static CallSummary Empty { get; } = new(1, ExportStage.Version, Outcome.Skipped, 0, null, []);

    /// <summary>Path of the JSON file.</summary>
    public static string PathIn(Workspace files) => Path.Combine(files.Artifacts, "summary.json");

    /// <summary>Path of the Markdown file, for people.</summary>
    public static string MarkdownIn(Workspace files) => Path.Combine(files.Artifacts, "summary.md");

    /// <summary>Adds a stage.</summary>
    /// <param name="experiment">The stage's experiment, with only this stage.</param>
    /// <param name="error">The error message, or <c>null</c> if there is none.</param>
    public CallSummary With(ExperimentSummary experiment, string? error)
    {
        var stage = experiment.Stages[^1];
        ExperimentSummary[] experiments = Experiments.Any(other => other.Name == experiment.Name)
            ? [.. Experiments.Select(other => other.Name == experiment.Name ? other.With(experiment) : other)]
            : [.. Experiments, experiment];
        return this with
        {
            Outcome = (Outcome)Math.Max((int)Outcome, (int)stage.Outcome),
            Seconds = Math.Round(Seconds + stage.Seconds, 2),
            Error = error ?? Error,
            Experiments = experiments,
        };
    }

    /// <summary>Writes both files, each atomically.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(Workspace files)
    {
        AtomicFile.WriteText(PathIn(files), JsonSerializer.Serialize(this, CallSummaryJson.Default.CallSummary) + "\n");
        AtomicFile.WriteText(MarkdownIn(files), SummaryMarkdown.Of(this));
    }
}
