using System.Globalization;
using System.Text;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Writes a call's summary as Markdown, for the job page of a CI system.</summary>
internal static class SummaryMarkdown
{
    /// <summary>Formats a summary.</summary>
    public static string Of(CallSummary call)
    {
        var text = new StringBuilder();
        foreach (var experiment in call.Experiments)
            Add(text, experiment);
        if (call.Error is { } error)
            text.Append(CultureInfo.InvariantCulture, $"> {error}\n\n");
        return text.ToString();
    }

    private static void Add(StringBuilder text, ExperimentSummary experiment)
    {
        var corpus = experiment.Corpus is null ? "" : $" on {experiment.Corpus}";
        text.Append(CultureInfo.InvariantCulture, $"## Nocturne: {experiment.Name}{corpus}\n\n");
        text.Append("| stage | | runs done | up to date | seconds |\n|---|---|--:|--:|--:|\n");
        foreach (var stage in experiment.Stages)
        {
            var outcome = stage.Outcome.ToString().ToLowerInvariant();
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {stage.Name} | {outcome} | {Number(stage.Done.Count)} | {Number(stage.Skipped.Count)} | {stage.Seconds:F1} |\n");
        }
        text.Append('\n');
        if (experiment.Runs.Count == 0)
            return;
        text.Append("| run | epochs | best | training loss | validation loss |\n|---|--:|--:|--:|--:|\n");
        foreach (var run in experiment.Runs)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {run.Name} | {run.Epochs} | {run.BestEpoch} | {run.TrainingLoss:F5} | {run.ValidationLoss:F5} |\n");
        text.Append('\n');
    }

    private static string Number(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
