using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Comparing;

/// <summary>The results that an experiment has so far, regardless of its current settings.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Runs">The runs whose training is done, by name.</param>
/// <param name="Unfinished">Runs that have started but are not finished.</param>
/// <param name="Settings">
/// The settings that produced the results. They come from the results' own records, because the experiment's file may have changed since.
/// </param>
internal sealed record ExperimentResults(
    string Name,
    IReadOnlyDictionary<string, RunResults> Runs,
    IReadOnlyList<string> Unfinished,
    IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads the results of an experiment.</summary>
    /// <exception cref="PipelineException">There are no results, or a file is damaged.</exception>
    public static ExperimentResults Read(Workspace files, string name)
    {
        var runs = NamesBelow(Path.Combine(files.Artifacts, "runs", Known(files, name)));
        var done = runs.Where(run => File.Exists(RunRecord.PathIn(files.Run(name, run))))
            .ToDictionary(run => run, run => RunResults.Read(files, name, run));
        if (done.Count == 0)
            throw new PipelineException(
                $"Experiment '{name}' has no results yet: {Path.Combine(files.Artifacts, "runs", name)} has no finished run. " +
                $"Train it first: ./build.sh --target=Train --experiment={name}");
        return new(name, done, [.. runs.Except(done.Keys)], SettingsOf(files, name, done));
    }

    // Only listed names are accepted, so a name cannot contain a path.
    private static string Known(Workspace files, string name)
    {
        var names = new ExperimentReader(files.Experiments).Names().Union(NamesBelow(Path.Combine(files.Artifacts, "runs"))).ToArray();
        if (names.Contains(name))
            return name;
        throw new PipelineException(names.Length == 0
            ? $"There are no experiments in {files.Experiments}."
            : $"Unknown experiment '{name}'; did you mean '{NearestName.Of(name, names)}'? " +
              $"The experiments are {string.Join(", ", names)}.");
    }

    private static string[] NamesBelow(string folder) =>
        Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).EnumerateDirectories().Select(entry => entry.Name).Order(StringComparer.Ordinal)]
            : [];

    // If a setting differs between runs, all its values are listed.
    private static Dictionary<string, string> SettingsOf(Workspace files, string name, Dictionary<string, RunResults> runs) => runs
        .SelectMany(run => Trained(run.Value.Record).Concat(Generated(files, name, run.Key)))
        .GroupBy(pair => pair.Key, pair => pair.Value)
        .ToDictionary(values => values.Key, values => string.Join(", ", InOrder(values.Distinct())));

    // By length first, so that integers are in numeric order.
    private static IEnumerable<string> InOrder(IEnumerable<string> values) =>
        values.OrderBy(value => value.Length).ThenBy(value => value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Trained(RunRecord record)
    {
        var settings = RunSettings.Of(ExperimentRun.Of(record.Model, record.Seed));
        settings["corpus"] = record.Corpus;
        settings["corpus.hash"] = record.CorpusHash[..Math.Min(record.CorpusHash.Length, 12)];
        settings["learner"] = record.Learner;
        return settings.Concat(ExperimentTable.Values(Experiment.Default("") with { Training = record.Training }, "training."));
    }

    private static SortedDictionary<string, string> Generated(Workspace files, string name, string run) =>
        StageLock.Read(files.Lock("generate", name, run))?.Settings ?? [];
}
