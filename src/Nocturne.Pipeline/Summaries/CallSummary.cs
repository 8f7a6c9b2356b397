using System.Text.Json;
using Nocturne.Models;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Summaries;

/// <summary>What a call came to, for programs: <c>summary.json</c>. No path in it leads out of the artifacts folder.</summary>
/// <param name="Format">Version of the file, 1.</param>
/// <param name="Nocturne">Nocturne's version.</param>
/// <param name="Outcome">The worst of its stages.</param>
/// <param name="Seconds">Time that its stages took together.</param>
/// <param name="Error">What went wrong, in a line; <c>null</c> where nothing did.</param>
/// <param name="Experiments">Its experiments in their order.</param>
internal sealed record CallSummary(int Format, string Nocturne, Outcome Outcome, double Seconds, string? Error, IReadOnlyList<ExperimentSummary> Experiments)
{
    /// <summary>A call that has done nothing yet.</summary>
    public static CallSummary Empty { get; } = new(1, ExportStage.Version, Outcome.Skipped, 0, null, []);

    /// <summary>The file.</summary>
    public static string PathIn(Workspace files) => Path.Combine(files.Artifacts, "summary.json");

    /// <summary>The same for people.</summary>
    public static string MarkdownIn(Workspace files) => Path.Combine(files.Artifacts, "summary.md");

    /// <summary>Reads what an earlier stage of the call wrote; an empty one where there is nothing that can be read.</summary>
    public static CallSummary Read(Workspace files)
    {
        try
        {
            return File.Exists(PathIn(files)) && JsonSerializer.Deserialize(File.ReadAllBytes(PathIn(files)), PipelineJson.Default.CallSummary) is { Format: 1 } read ? read : Empty;
        }
        catch (JsonException)
        {
            return Empty;               // of another version of Nocturne
        }
    }

    /// <summary>The call with one more stage.</summary>
    public CallSummary With(ExperimentSummary experiment, string? error)
    {
        var stage = experiment.Stages[^1];
        ExperimentSummary[] experiments = Experiments.Any(other => other.Name == experiment.Name)
            ? [.. Experiments.Select(other => other.Name == experiment.Name ? other.With(experiment) : other)]
            : [.. Experiments, experiment];
        return this with { Outcome = (Outcome)Math.Max((int)Outcome, (int)stage.Outcome), Seconds = Math.Round(Seconds + stage.Seconds, 2), Error = error ?? Error, Experiments = experiments };
    }

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <exception cref="IOException">One of them cannot be written.</exception>
    public void Write(Workspace files)
    {
        AtomicFile.WriteText(PathIn(files), JsonSerializer.Serialize(this, PipelineJson.Default.CallSummary) + "\n");
        AtomicFile.WriteText(MarkdownIn(files), SummaryMarkdown.Of(this));
    }
}
