using System.Globalization;
using Nocturne.Pipeline.Comparing;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline;

/// <summary>What the caller typed.</summary>
/// <param name="Stage">A stage, <c>status</c> or <c>compare</c>.</param>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Options">What is asked for beside it.</param>
/// <param name="Artifacts">Folder of all output; <c>null</c>: artifacts below the root.</param>
/// <param name="Root">The repository's root; <c>null</c>: the nearest folder above that has experiments.</param>
/// <param name="Baseline">The experiment that <c>compare</c> compares with; <c>null</c> for all others.</param>
/// <param name="Format">How <c>compare</c> prints: <c>text</c>, <c>md</c> or <c>json</c>.</param>
/// <param name="IsDryRun">Whether to say what would run instead of running it.</param>
/// <param name="GoesOn">Whether this call is part of a larger one whose summary it goes on with.</param>
internal sealed record CommandLine(
    string Stage, string Experiment, StageOptions Options, string? Artifacts, string? Root, string? Baseline = null, string Format = "text",
    bool IsDryRun = false, bool GoesOn = false)
{
    /// <summary>All that can be asked for.</summary>
    public static IReadOnlyList<string> Stages { get; } = [.. StageList.Create().Select(stage => stage.Name), "status", "compare"];

    /// <summary>Options without a value.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["--tf32", "--force", "--dry-run", "--same-call", "--help", "--version"];

    /// <summary>All options.</summary>
    public static IReadOnlyList<string> Names { get; } = ["--experiment", "--baseline", "--format", "--corpus", "--device", "--learner", "--jobs", "--set", "--artifacts", "--root", .. Flags];

    /// <summary>Reads the arguments; both <c>--name value</c> and <c>--name=value</c> will do.</summary>
    /// <exception cref="PipelineException">Something is unknown, missing or out of its range.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine("", "quickstart", new StageOptions(), null, null);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (!name.StartsWith('-'))
                line = line.WithStage(name);
            else if (!Names.Contains(name))
                throw new PipelineException($"There is no option '{name}'; do you mean '{NearestName.Of(name, Names)}'? --help lists them all.");
            else if (Flags.Contains(name))
                line = value is null ? line.With(name) : throw new PipelineException($"{name} takes no value, but has '{value}'.");
            else
                line = line.With(name, value ?? (++i < arguments.Count ? arguments[i] : throw new PipelineException($"{name} has no value; write {name}=VALUE.")));
        }
        if (line.Baseline is not null && line.Stage is not ("compare" or ""))
            throw new PipelineException($"--baseline is for compare; leave it out of {line.Stage}.");
        if (line is { IsDryRun: true, Stage: "compare" })
            throw new PipelineException("--dry-run is for stages; compare changes nothing.");
        return line.Stage.Length > 0 ? line : throw new PipelineException($"No stage is named; use one of {string.Join(", ", Stages)}. --help tells more.");
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.StartsWith('-') ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private CommandLine WithStage(string name)
    {
        if (!Stages.Contains(name))
            throw new PipelineException($"There is no stage '{name}'; do you mean '{NearestName.Of(name, Stages)}'? There are: {string.Join(", ", Stages)}.");
        return Stage.Length == 0 ? this with { Stage = name } : throw new PipelineException($"Two stages are named, {Stage} and {name}; name one.");
    }

    private CommandLine With(string flag) => flag switch
    {
        "--force" => this with { Options = Options with { Force = true } },
        "--tf32" => this with { Options = Options with { AllowTf32 = true } },
        "--dry-run" => this with { IsDryRun = true },
        _ => this with { GoesOn = true },
    };

    private CommandLine With(string name, string value) => name switch
    {
        "--set" => this with { Options = Options with { Overrides = [.. Options.Overrides, value] } },
        _ when value.Length == 0 => throw new PipelineException($"{name} has no value; write {name}=VALUE."),
        "--experiment" => this with { Experiment = value },
        "--baseline" => this with { Baseline = value },
        "--format" => this with { Format = OneOf(name, value, CompareCommand.Formats) },
        "--corpus" => this with { Options = Options with { Corpus = value } },
        "--device" => this with { Options = Options with { Device = OneOf(name, value, Devices.Names) } },
        "--learner" => this with { Options = Options with { Learner = OneOf(name, value, LearnerFactory.Names) } },
        "--jobs" => this with { Options = Options with { Jobs = Jobs(value) } },
        "--artifacts" => this with { Artifacts = value },
        _ => this with { Root = value },
    };

    private static string OneOf(string name, string value, IReadOnlyList<string> choices) =>
        choices.Contains(value) ? value : throw new PipelineException($"{name} is '{value}'; use {string.Join(" or ", choices)}.");

    private static int Jobs(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs is >= 1 and <= 1024
            ? jobs
            : throw new PipelineException($"--jobs is '{value}'; use 1 to 1024.");
}
