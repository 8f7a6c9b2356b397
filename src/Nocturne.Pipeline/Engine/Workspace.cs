namespace Nocturne.Pipeline.Engine;

/// <summary>The paths of everything that the pipeline reads or writes.</summary>
/// <param name="root">Root of the repository, with the experiments and the definitions of corpora.</param>
/// <param name="artifacts">Folder of all output.</param>
public sealed class Workspace(string root, string artifacts)
{
    /// <summary>Absolute path of the repository's root.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Absolute path of the folder of all output.</summary>
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

    /// <summary>Path of an exported model.</summary>
    public string Model(string experiment, string run) =>
        Path.Combine(Artifacts, "models", experiment, run + ".onnx");

    /// <summary>Path of a model's evaluation.</summary>
    public string Evaluation(string experiment, string run) =>
        Path.Combine(Artifacts, "evaluation", experiment, run + ".json");

    /// <summary>Path of a sample that a model composed, numbered from 1.</summary>
    public string Sample(string experiment, string run, int number) =>
        Path.Combine(Artifacts, "samples", experiment, $"{run}-{number}.mid");

    /// <summary>Folder of an experiment's report.</summary>
    public string Report(string experiment) => Path.Combine(Artifacts, "report", experiment);

    /// <summary>Folder of an experiment's published results, below its report.</summary>
    public string Results(string experiment) => Path.Combine(Report(experiment), "results");

    /// <summary>Path of a stage's lock, written when it completes.</summary>
    public string Lock(string stage, string experiment, string? run) =>
        Path.Combine(Locks, run is null ? $"{stage}.{experiment}.json" : $"{stage}.{experiment}.{run}.json");

    /// <summary>Shortens a path for locks and messages, with slashes: relative to the artifacts folder or the root, if below.</summary>
    public string ShortPath(string path) =>
        (Below(Artifacts, path) ?? Below(Root, path) ?? Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Shortens a path for people: relative to the root, or unchanged if it is outside.</summary>
    public string ShownPath(string path) => Below(Root, path) ?? path;

    private static string? Below(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        var isBelow = !Path.IsPathRooted(relative) && relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow ? relative : null;
    }
}
