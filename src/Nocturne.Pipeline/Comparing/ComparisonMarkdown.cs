using System.Text;

namespace Nocturne.Pipeline.Comparing;

/// <summary>A comparison for the summary of a job.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>Markdown, with a heading of the third level.</summary>
    public static string Of(Comparison comparison)
    {
        var text = new StringBuilder($"### {comparison.Experiment} against {comparison.Baseline}\n\n");
        if (comparison.Settings.Count > 0)
        {
            AppendRow(text, ["setting", comparison.Baseline, comparison.Experiment]).Append("|---|---|---|\n");
            foreach (var setting in comparison.Settings)
                AppendRow(text, [setting.Key, setting.Baseline ?? "-", setting.Experiment ?? "-"]);
            text.Append('\n');
        }
        if (comparison.Runs.Count > 0)
        {
            AppendRow(text, ["run", "metric", comparison.Baseline, comparison.Experiment, "change", "%", ""]).Append("|---|---|--:|--:|--:|--:|---|\n");
            foreach (var run in comparison.Runs)
                foreach (var change in run.Metrics)
                    AppendRow(text, [
                        run.Run, Metric.Named(change.Metric).Title, Numbers.Value(change, change.Baseline), Numbers.Value(change, change.Experiment),
                        Numbers.Change(change), Numbers.Percent(change), change.Verdict is "better" ? "**better**" : change.Verdict ?? ""]);
            text.Append('\n');
        }
        foreach (var remark in ComparisonRemarks.Of(comparison))
            text.Append("- ").Append(remark).Append('\n');
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static StringBuilder AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
