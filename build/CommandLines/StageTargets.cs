namespace Build.CommandLines;

/// <summary>The targets that run stages of the pipeline and little else.</summary>
public static class StageTargets
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Default", "Preprocess", "Train", "Export", "Evaluate", "Generate", "Report", "Results", "Reproduce", "Status"];

    /// <summary>Whether nothing else is asked for: then --dry-run is the stages' business, else Cake's.</summary>
    /// <param name="targets">The targets; none means the default one.</param>
    public static bool AreAll(IEnumerable<string> targets) => targets.All(target => Names.Contains(target, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether stages will run that end with a summary.</summary>
    /// <param name="targets">The targets; none means the default one.</param>
    public static bool EndWithSummary(IReadOnlyCollection<string> targets) =>
        targets.Count == 0 || targets.Any(target => Names.Append("Check").Except(["Status"]).Contains(target, StringComparer.OrdinalIgnoreCase));
}
