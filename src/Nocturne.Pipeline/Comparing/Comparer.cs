namespace Nocturne.Pipeline.Comparing;

/// <summary>Compares two experiments.</summary>
internal static class Comparer
{
    /// <summary>Lists what changes from a baseline to an experiment.</summary>
    public static Comparison Compare(ExperimentResults baseline, ExperimentResults experiment) => new(
        experiment.Name,
        baseline.Name,
        [.. Settings(baseline.Settings, experiment.Settings)],
        [.. experiment.Runs.Keys.Where(baseline.Runs.ContainsKey).Select(run => Run(run, baseline.Runs[run], experiment.Runs[run]))],
        [.. experiment.Runs.Keys.Except(baseline.Runs.Keys)],
        [.. baseline.Runs.Keys.Except(experiment.Runs.Keys)],
        [.. Notes(baseline, experiment)]);

    private static IEnumerable<SettingDifference> Settings(
        IReadOnlyDictionary<string, string> baseline, IReadOnlyDictionary<string, string> experiment) =>
        from key in baseline.Keys.Union(experiment.Keys).Order(StringComparer.Ordinal)
        let difference = new SettingDifference(key, baseline.GetValueOrDefault(key), experiment.GetValueOrDefault(key))
        where difference.Baseline != difference.Experiment
        select difference;

    private static RunComparison Run(string name, RunResults baseline, RunResults experiment) =>
        new(name, [.. Metric.All.Select(metric => metric.Change(baseline, experiment)).OfType<MetricChange>()]);

    private static IEnumerable<string> Notes(ExperimentResults baseline, ExperimentResults experiment)
    {
        var pairs = experiment.Runs.Keys.Where(baseline.Runs.ContainsKey)
            .Select(run => (Before: baseline.Runs[run].Record, After: experiment.Runs[run].Record)).ToArray();
        if (pairs.Any(pair => pair.Before.CorpusHash != pair.After.CorpusHash))
            yield return "The music differs. A lower loss may only mean easier music.";
        if (pairs.Any(pair => pair.Before.Training.Window != pair.After.Training.Window))
            yield return "The windows differ. The losses are measured on different notes.";
        if (pairs.Any(pair => !pair.Before.Model.Heads.SequenceEqual(pair.After.Model.Heads)))
            yield return "The heads differ. The losses are not comparable, so no change is shown.";
        foreach (var (side, other) in ((ExperimentResults, ExperimentResults)[])[(experiment, baseline), (baseline, experiment)])
        {
            if (side.Unfinished.Count > 0)
                yield return $"Unfinished in {side.Name}, not shown: {string.Join(", ", side.Unfinished)}.";
            var unjudged = side.Runs
                .Where(run => run.Value.Evaluation is null && other.Runs.GetValueOrDefault(run.Key)?.Evaluation is not null)
                .Select(run => run.Key).ToArray();
            if (unjudged.Length > 0)
                yield return $"Not evaluated yet in {side.Name}: {string.Join(", ", unjudged)}.";
        }
    }
}
