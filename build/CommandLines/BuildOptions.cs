using System.Globalization;

namespace Build.CommandLines;

/// <summary>All options of build.sh and build.ps1.</summary>
public static class BuildOptions
{
    /// <summary>Options that are passed on to the stages unchanged.</summary>
    public static IReadOnlyList<string> OfStages { get; } =
        ["corpus", "device", "learner", "tf32", "jobs", "set", "force", "dry-run", "artifacts"];

    /// <summary>Lists all options, in the order of the help.</summary>
    /// <param name="targets">Names of the tasks.</param>
    /// <param name="experiments">Names of the experiments.</param>
    public static IReadOnlyList<BuildOption> All(IReadOnlyList<string> targets, IReadOnlyList<string> experiments) =>
    [
        new("target", "NAME", "what to do (default: Default)", 't', Repeatable: true, Choices: targets),
        new("experiment", "NAME", "experiment to run (default: quickstart)", Choices: experiments),
        new("baseline", "NAME", "for Compare: the experiment to compare with", Choices: experiments),
        new("format", "FORMAT", "for Compare: text or json (default: text)", Choices: ["text", "json"]),
        new("corpus", "NAME|FOLDER", "music to train on: a corpus of data/corpora, or any folder of MIDI files"),
        new("device", "DEVICE", "where to train: auto, cpu or cuda (default: auto)", Choices: ["auto", "cpu", "cuda"]),
        new("learner", "LEARNER", "what trains: auto, simd or torch; auto uses torch if there is a GPU, otherwise simd",
            Choices: ["auto", "simd", "torch"]),
        new("tf32", null, "lets torch multiply with reduced precision on a GPU: faster, with slightly different results"),
        new("jobs", "N", "how many runs train at the same time (default: one per core)", Check: value => CheckInteger("jobs", value, 1)),
        new("set", "KEY=VALUE", "a setting of the experiment, such as model.hidden=96; may be repeated", Repeatable: true,
            Check: CheckSetting),
        new("force", null, "also runs stages that are up to date"),
        new("dry-run", null, "prints what the stages would do, and why, and writes nothing; for other targets, lists the tasks"),
        new("artifacts", "DIR", "output folder of the stages (default: artifacts/)"),
        new("rid", "RID", "for Publish and Pack: the platform (default: this one for Publish, all for Pack)",
            Choices: Publishing.PublishForms.Rids),
        new("form", "FORM", "for Publish: auto, aot or readytorun (default: auto)", Choices: ["auto", "aot", "readytorun"]),
        new("count", "N", "for Fuzz: number of files (default: 1000000 MIDI files, 10000 models)",
            Check: value => CheckInteger("count", value, 1)),
        new("seed", "N", "for Fuzz: seed of the mutations (default: 1)", Check: value => CheckInteger("seed", value, 0)),
        new("only", "KIND:N", "for Fuzz: writes this one file instead, such as midi:4711 or models:12", Check: CheckOnly),
        new("notes", "N", "for Soak: number of notes, at least 100000 (default: 10000000)",
            Check: value => CheckInteger("notes", value, 100_000)),
        new("fix", null, "for Format: fixes what it finds"),
        new("packages", "FROM", "auto asks the feed again; package or substitute decides without asking",
            Choices: ["auto", "package", "substitute"]),
        new("property", "NAME=VALUE", "an MSBuild property, such as OnnxRuntimeFlavor=Gpu; may be repeated",
            'p', Repeatable: true, Check: CheckProperty),
        new("exclusive", null, "runs the target without its dependencies", 'e'),
        new("verbosity", "LEVEL", "how much Cake prints (default: minimal)", 'v',
            Choices: ["quiet", "minimal", "normal", "verbose", "diagnostic"]),
        new("description", null, "lists the targets"),
        new("tree", null, "shows how the targets depend on each other"),
        new("help", null, "prints this text", 'h'),
        new("version", null, "prints the versions of Nocturne and Cake"),
    ];

    private static string? CheckInteger(string name, string value, int minimum) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum
            ? null
            : $"--{name} is '{value}'; must be an integer, at least {minimum}.";

    private static string? CheckOnly(string value) =>
        value.Split(':') is ["midi" or "models", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? null
            : $"--only is '{value}'; must be KIND:N, such as --only=midi:4711.";

    private static string? CheckSetting(string value) =>
        value.IndexOf('=') > 0 ? null : $"--set is '{value}'; must be KEY=VALUE, such as --set=model.hidden=96.";

    private static string? CheckProperty(string value) =>
        value.IndexOf('=') > 0 ? null : $"--property is '{value}'; must be NAME=VALUE, such as -p:OnnxRuntimeFlavor=Gpu.";
}
