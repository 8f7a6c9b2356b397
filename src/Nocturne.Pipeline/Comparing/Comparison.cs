namespace Nocturne.Pipeline.Comparing;

/// <summary>Two experiments side by side; what <c>--format=json</c> prints.</summary>
/// <param name="Experiment">Name of the one.</param>
/// <param name="Baseline">Name of the other: a change is from this one to the experiment.</param>
/// <param name="Settings">The settings that differ.</param>
/// <param name="Runs">The runs that both have.</param>
/// <param name="OnlyInExperiment">Runs that the baseline lacks.</param>
/// <param name="OnlyInBaseline">Runs that the experiment lacks.</param>
/// <param name="Notes">What a reader must know before believing a change.</param>
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
/// <param name="Baseline">The baseline's value; <c>null</c> where it has none.</param>
/// <param name="Experiment">The experiment's value; <c>null</c> where it has none.</param>
internal sealed record SettingDifference(string Key, string? Baseline, string? Experiment);

/// <summary>A run that both experiments have.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Metrics">What is known of it on either side.</param>
internal sealed record RunComparison(string Run, IReadOnlyList<MetricChange> Metrics);

/// <summary>A number on both sides.</summary>
/// <param name="Metric">Key of the metric.</param>
/// <param name="Baseline">The baseline's; <c>null</c> where it is not known yet. JSON has <c>null</c> for NaN too.</param>
/// <param name="Experiment">The experiment's; <c>null</c> where it is not known yet. JSON has <c>null</c> for NaN too.</param>
/// <param name="Change">Experiment less baseline; <c>null</c> where either is missing, is no number, or measures something else.</param>
/// <param name="Percent">The change in percent of the baseline's size; <c>null</c> where there is none.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c>, <c>same</c>, or <c>null</c> where more is neither.</param>
internal sealed record MetricChange(string Metric, double? Baseline, double? Experiment, double? Change, double? Percent, string? Verdict);
