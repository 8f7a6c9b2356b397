using System.Globalization;

namespace Build.CommandLines;

/// <summary>Every option of build.sh and build.ps1.</summary>
public static class BuildOptions
{
    /// <summary>Options that are handed to the stages as they are, with the folder they were typed in as the working folder.</summary>
    public static IReadOnlyList<string> OfStages { get; } = ["corpus", "device", "learner", "tf32", "jobs", "set", "force", "dry-run", "artifacts"];

    /// <summary>All options, in the help's order.</summary>
    /// <param name="targets">Names of the tasks.</param>
    /// <param name="experiments">Names of the experiments.</param>
    public static IReadOnlyList<BuildOption> All(IReadOnlyList<string> targets, IReadOnlyList<string> experiments) =>
    [
        new("target", "NAME", "what to do; Default when left out", 't', Repeatable: true, Choices: targets),
        new("experiment", "NAME", "experiment to run; quickstart when left out", Choices: experiments),
        new("baseline", "NAME", "experiment that Compare compares with", Choices: experiments),
        new("format", "FORMAT", "how Compare prints: text, md or json; text when left out", Choices: ["text", "md", "json"]),
        new("corpus", "NAME|FOLDER", "music to learn from: a corpus of data/corpora, or any folder of MIDI files"),
        new("device", "DEVICE", "auto, cpu or cuda", Choices: ["auto", "cpu", "cuda"]),
        new("learner", "LEARNER", "auto, simd or torch; auto is torch where there is a GPU, else simd", Choices: ["auto", "simd", "torch"]),
        new("tf32", null, "lets torch multiply with fewer digits on a GPU: faster, and not to the same digits"),
        new("jobs", "N", "runs to train side by side", Check: value => CheckWhole("jobs", value, from: 1)),
        new("set", "KEY=VALUE", "a setting of the experiment, such as model.hidden=96; may be repeated", Repeatable: true, Check: CheckSetting),
        new("force", null, "runs stages that are up to date as well"),
        new("dry-run", null, "says what stages would do, and why, and writes nothing; of other targets, names the tasks"),
        new("artifacts", "DIR", "folder for what the stages write; artifacts/ when left out"),
        new("rid", "RID", "what Publish publishes for; this kind of machine when left out", Choices: Publishing.PublishForms.Rids),
        new("form", "FORM", "how Publish compiles: auto, aot or readytorun; auto when left out", Choices: ["auto", "aot", "readytorun"]),
        new("count", "N", "files that Fuzz makes; 1000000 of midi and 10000 of models when left out", Check: value => CheckWhole("count", value, from: 1)),
        new("seed", "N", "seed of what Fuzz makes, a whole number; 1 when left out", Check: value => CheckWhole("seed", value, from: 0)),
        new("only", "KIND:N", "one file of Fuzz to write instead, as midi:N or models:N", Check: CheckOnly),
        new("notes", "N", "notes that Soak composes, 100000 or more; 10000000 when left out", Check: value => CheckWhole("notes", value, from: 100_000)),
        new("fix", null, "lets Format mend what it finds"),
        new("packages", "FROM", "auto asks the feed again; package or substitute decides by hand", Choices: ["auto", "package", "substitute"]),
        new("property", "NAME=VALUE", "an MSBuild property, such as OnnxRuntimeFlavor=Gpu; may be repeated", 'p', Repeatable: true, Check: CheckProperty),
        new("exclusive", null, "runs the target without those it needs", 'e'),
        new("verbosity", "LEVEL", "what Cake says of its tasks; minimal when left out", 'v', Choices: ["quiet", "minimal", "normal", "verbose", "diagnostic"]),
        new("description", null, "lists the targets"),
        new("tree", null, "shows which target needs which"),
        new("help", null, "shows this text", 'h'),
        new("version", null, "prints the versions of Nocturne and Cake"),
    ];

    private static string? CheckWhole(string name, string value, int from) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from ? null : $"--{name} is '{value}'; use a whole number from {from} on.";

    private static string? CheckOnly(string value) =>
        value.Split(':') is ["midi" or "models", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : $"--only is '{value}'; use KIND:N, such as --only=midi:4711.";

    private static string? CheckSetting(string value) =>
        value.IndexOf('=') > 0 ? null : $"--set is '{value}'; use KEY=VALUE, such as --set=model.hidden=96.";

    private static string? CheckProperty(string value) =>
        value.IndexOf('=') > 0 ? null : $"--property is '{value}'; use NAME=VALUE, such as -p:OnnxRuntimeFlavor=Gpu.";
}
