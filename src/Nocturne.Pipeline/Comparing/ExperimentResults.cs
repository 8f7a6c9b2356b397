using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Comparing;

/// <summary>What there is of an experiment's results, by whatever settings they were made.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Runs">The runs whose training is done, by name.</param>
/// <param name="Unfinished">Runs that were begun.</param>
/// <param name="Settings">What the results were made with: of their own records, not of the experiment's file, which may have changed since.</param>
internal sealed record ExperimentResults(
    string Name, IReadOnlyDictionary<string, RunResults> Runs, IReadOnlyList<string> Unfinished, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads the results of an experiment.</summary>
    /// <exception cref="PipelineException">It has none, or a file is damaged.</exception>
    public static ExperimentResults Read(Workspace files, string name)
    {
        var runs = NamesBelow(Path.Combine(files.Artifacts, "runs", Known(files, name)));
        var done = runs.Where(run => File.Exists(RunRecord.PathIn(files.Run(name, run)))).ToDictionary(run => run, run => RunResults.Read(files, name, run));
        if (done.Count == 0)
            throw new PipelineException(
                $"The experiment '{name}' has no results yet: no run in {Path.Combine(files.Artifacts, "runs", name)} is done. " +
                $"Train it first: ./build.sh --target=Train --experiment={name}");
        return new(name, done, [.. runs.Except(done.Keys)], SettingsOf(files, name, done));
    }

    // A name out of a list cannot lead out of the folder.
    private static string Known(Workspace files, string name)
    {
        var names = new ExperimentReader(files.Experiments).Names().Union(NamesBelow(Path.Combine(files.Artifacts, "runs"))).ToArray();
        return names.Contains(name) ? name : throw new PipelineException(names.Length == 0
            ? $"There are no experiments in {files.Experiments}."
            : $"There is no experiment '{name}'; do you mean '{NearestName.Of(name, names)}'? There are: {string.Join(", ", names)}.");
    }

    private static string[] NamesBelow(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateDirectories().Select(entry => entry.Name).Order(StringComparer.Ordinal)] : [];

    // Where runs differ among themselves, a setting has all of their values.
    private static Dictionary<string, string> SettingsOf(Workspace files, string name, Dictionary<string, RunResults> runs) => runs
        .SelectMany(run => Trained(run.Value.Record).Concat(Generated(files, name, run.Key)))
        .GroupBy(pair => pair.Key, pair => pair.Value)
        .ToDictionary(values => values.Key, values => string.Join(", ", values.Distinct().OrderBy(value => value.Length).ThenBy(value => value, StringComparer.Ordinal)));

    private static IEnumerable<KeyValuePair<string, string>> Trained(RunRecord record)
    {
        var settings = RunSettings.Of(new ExperimentRun(record.Model, record.Seed));
        settings["corpus"] = record.Corpus;
        settings["corpus.hash"] = record.CorpusHash[..Math.Min(record.CorpusHash.Length, 12)];
        settings["learner"] = record.Learner;
        return settings.Concat(SettingTable.Values(Experiment.Default("") with { Training = record.Training }, "training."));
    }

    private static SortedDictionary<string, string> Generated(Workspace files, string name, string run) =>
        StageLock.Read(files.Lock("generate", name, run))?.Settings ?? [];
}
