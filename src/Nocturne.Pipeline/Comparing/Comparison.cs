namespace Nocturne.Pipeline.Comparing;

/// <summary>Differences between two experiments, as <c>--format=json</c> prints them.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Baseline">Name of the baseline. Changes go from the baseline to the experiment.</param>
/// <param name="Settings">The settings that differ.</param>
/// <param name="Runs">The runs that both have.</param>
/// <param name="OnlyInExperiment">Runs that the baseline lacks.</param>
/// <param name="OnlyInBaseline">Runs that the experiment lacks.</param>
/// <param name="Notes">Warnings about changes that are easy to misread.</param>
internal sealed record Comparison(
    string Experiment,
    string Baseline,
    IReadOnlyList<SettingDifference> Settings,
    IReadOnlyList<RunComparison> Runs,
    IReadOnlyList<string> OnlyInExperiment,
    IReadOnlyList<string> OnlyInBaseline,
    IReadOnlyList<string> Notes);

/// <summary>A setting that differs.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Baseline">The baseline's value, or <c>null</c> if it has none.</param>
/// <param name="Experiment">The experiment's value, or <c>null</c> if it has none.</param>
internal sealed record SettingDifference(string Key, string? Baseline, string? Experiment);

/// <summary>A run that both experiments have.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Metrics">The metrics that at least one side has.</param>
internal sealed record RunComparison(string Run, IReadOnlyList<MetricChange> Metrics);

/// <summary>A metric of a run on both sides.</summary>
/// <param name="Metric">Key of the metric.</param>
/// <param name="Baseline">The baseline's value, or <c>null</c> if it is not known yet. In JSON, NaN is <c>null</c> too.</param>
/// <param name="Experiment">The experiment's value, or <c>null</c> if it is not known yet. In JSON, NaN is <c>null</c> too.</param>
/// <param name="Change">
/// Experiment minus baseline, or <c>null</c> if a value is missing or not finite, or the two are not comparable.
/// </param>
/// <param name="Percent">The change in percent of the baseline's absolute value, or <c>null</c> if there is none.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c>, <c>same</c>, or <c>null</c> if no direction is better.</param>
internal sealed record MetricChange(string Metric, double? Baseline, double? Experiment, double? Change, double? Percent, string? Verdict);
