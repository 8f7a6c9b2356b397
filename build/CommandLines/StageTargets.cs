namespace Build.CommandLines;

/// <summary>The targets that run only stages of the pipeline.</summary>
public static class StageTargets
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Default", "Preprocess", "Train", "Export", "Evaluate", "Generate", "Report", "Results", "Reproduce", "Status"];

    /// <summary>Whether only stages are requested. Then the stages handle --dry-run, otherwise Cake does.</summary>
    /// <param name="targets">The requested targets; none means the default one.</param>
    public static bool AreAll(IEnumerable<string> targets) =>
        targets.All(target => Names.Contains(target, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the requested targets run stages that write a summary.</summary>
    /// <param name="targets">The requested targets; none means the default one.</param>
    public static bool EndWithSummary(IReadOnlyCollection<string> targets)
    {
        var summarized = Names.Append("Check").Except(["Status"]);
        return targets.Count == 0 || targets.Any(target => summarized.Contains(target, StringComparer.OrdinalIgnoreCase));
    }
}
