namespace Nocturne.Pipeline.Stages;

/// <summary>Where everything is: every path once.</summary>
/// <param name="root">The repository's root: experiments and definitions of corpora.</param>
/// <param name="artifacts">All output.</param>
public sealed class Workspace(string root, string artifacts)
{
    /// <summary>The repository's root, whole path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Folder of all output, whole path.</summary>
    public string Artifacts { get; } = Path.GetFullPath(artifacts);

    /// <summary>Folder of the experiments.</summary>
    public string Experiments => Path.Combine(Root, "build", "experiments");

    /// <summary>Folder of the definitions of corpora.</summary>
    public string CorpusDefinitions => Path.Combine(Root, "data", "corpora");

    /// <summary>Folder of downloaded and composed corpora.</summary>
    public string Corpora => Path.Combine(Artifacts, "corpora");

    /// <summary>Folder of the locks.</summary>
    public string Locks => Path.Combine(Artifacts, "locks");

    /// <summary>Folder of an encoded corpus.</summary>
    public string Dataset(string corpus, string encoding) => Path.Combine(Artifacts, "datasets", $"{corpus}.{encoding}");

    /// <summary>Folder of a training run.</summary>
    public string Run(string experiment, string run) => Path.Combine(Artifacts, "runs", experiment, run);

    /// <summary>An exported model.</summary>
    public string Model(string experiment, string run) => Path.Combine(Artifacts, "models", experiment, run + ".onnx");

    /// <summary>What an exported model is worth.</summary>
    public string Evaluation(string experiment, string run) => Path.Combine(Artifacts, "evaluation", experiment, run + ".json");

    /// <summary>What a model composed, counted from 1.</summary>
    public string Sample(string experiment, string run, int number) => Path.Combine(Artifacts, "samples", experiment, $"{run}-{number}.mid");

    /// <summary>Folder of an experiment's report.</summary>
    public string Report(string experiment) => Path.Combine(Artifacts, "report", experiment);

    /// <summary>Folder of what is published of an experiment, below its report.</summary>
    public string Results(string experiment) => Path.Combine(Report(experiment), "results");

    /// <summary>Proof that a stage ran to its end.</summary>
    public string Lock(string stage, string experiment, string? run) =>
        Path.Combine(Locks, run is null ? $"{stage}.{experiment}.json" : $"{stage}.{experiment}.{run}.json");

    /// <summary>A path as locks and their messages have it: from the artifacts folder or from the root, else whole; always with slashes.</summary>
    public string ShortPath(string path) => (Below(Artifacts, path) ?? Below(Root, path) ?? Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A path for people: from the root, else whole.</summary>
    public string ShownPath(string path) => Below(Root, path) ?? path;

    private static string? Below(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        var isBelow = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow ? relative : null;
    }
}
