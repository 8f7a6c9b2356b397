using System.Globalization;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Console;

/// <summary>The command line.</summary>
/// <param name="Stages">Names of the stages to run; or only <c>status</c> or only <c>compare</c>.</param>
/// <param name="Experiments">Names of the experiments, at least one.</param>
/// <param name="Options">Options of the stages.</param>
/// <param name="Artifacts">Output folder, or <c>null</c> for <c>artifacts</c> below the root.</param>
/// <param name="Root">Root of the repository, or <c>null</c> for the nearest folder above that contains experiments.</param>
/// <param name="Baseline">Experiment that <c>compare</c> compares with, or <c>null</c> if absent.</param>
/// <param name="Format">Output of <c>compare</c>: <c>text</c> or <c>json</c>.</param>
/// <param name="IsDryRun">Whether to print what would run instead of running it.</param>
internal sealed record CommandLine(
    IReadOnlyList<string> Stages,
    IReadOnlyList<string> Experiments,
    StageOptions Options,
    string? Artifacts = null,
    string? Root = null,
    string? Baseline = null,
    string Format = "text",
    bool IsDryRun = false)
{
    /// <summary>Name of the command that compares two experiments.</summary>
    public const string Compare = "compare";

    private const string DefaultExperiment = "quickstart";

    private static readonly string[] Commands = ["status", Compare];
    private static readonly string[] Formats = ["text", "json"];

    /// <summary>Options without a value.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["--tf32", "--force", "--dry-run", "--help", "--version"];

    /// <summary>All options.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "--experiment", "--baseline", "--format", "--corpus", "--device", "--learner", "--jobs", "--set", "--artifacts", "--root", .. Flags,
    ];

    /// <summary>Whether this is a command that runs no stage.</summary>
    public bool Is(string command) => Stages is [var only] && only == command;

    /// <summary>Reads the arguments, <c>--name value</c> or <c>--name=value</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="stages">Names of the stages.</param>
    /// <exception cref="PipelineException">An argument is unknown, missing or invalid.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments, IEnumerable<string> stages)
    {
        string[] known = [.. stages, .. Commands];
        var line = new CommandLine([], [], new StageOptions());
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (!name.StartsWith('-'))
                line = line.WithStage(name, known);
            else if (!Names.Contains(name))
                throw new PipelineException(
                    $"Unknown option '{name}'; did you mean '{NearestName.Of(name, Names)}'? --help lists all options.");
            else if (Flags.Contains(name))
                line = value is null ? line.With(name) : throw new PipelineException($"{name} takes no value, but has '{value}'.");
            else
                line = line.With(name, value ?? (++i < arguments.Count ? arguments[i] : throw WithoutValue(name)));
        }
        return (line.Experiments.Count > 0 ? line : line with { Experiments = [DefaultExperiment] }).Checked(known);
    }

    private CommandLine Checked(string[] known)
    {
        if (Stages.Count == 0)
            throw new PipelineException($"No stage is named; name one or more of {string.Join(", ", known)}. --help explains them.");
        if (Stages.Count > 1 && Stages.Intersect(Commands).FirstOrDefault() is { } command)
            throw new PipelineException($"{command} runs no stages; name it alone.");
        if (Baseline is not null && !Is(Compare))
            throw new PipelineException($"--baseline is for {Compare}; omit it for {string.Join(", ", Stages)}.");
        if (IsDryRun && Is(Compare))
            throw new PipelineException($"--dry-run is for stages; {Compare} changes nothing.");
        if (Experiments.Count > 1 && Is(Compare))
            throw new PipelineException($"{Compare} compares one experiment with --baseline; give --experiment once.");
        return this;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.StartsWith('-') ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static PipelineException WithoutValue(string name) => new($"{name} has no value; write {name}=VALUE.");

    private CommandLine WithStage(string name, string[] known)
    {
        if (!known.Contains(name))
            throw new PipelineException(
                $"Unknown stage '{name}'; did you mean '{NearestName.Of(name, known)}'? The stages are {string.Join(", ", known)}.");
        return Stages.Contains(name)
            ? throw new PipelineException($"The stage {name} is named twice; name it once.")
            : this with { Stages = [.. Stages, name] };
    }

    private CommandLine WithExperiment(string name) => Experiments.Contains(name)
        ? throw new PipelineException($"--experiment={name} is given twice; give it once.")
        : this with { Experiments = [.. Experiments, name] };

    private CommandLine With(string flag) => flag switch
    {
        "--force" => this with { Options = Options with { Force = true } },
        "--tf32" => this with { Options = Options with { AllowTf32 = true } },
        _ => this with { IsDryRun = true },
    };

    private CommandLine With(string name, string value) => name switch
    {
        "--set" => this with { Options = Options with { Overrides = [.. Options.Overrides, value] } },
        _ when value.Length == 0 => throw WithoutValue(name),
        "--experiment" => WithExperiment(value),
        "--baseline" => this with { Baseline = value },
        "--format" => this with { Format = OneOf(name, value, Formats) },
        "--corpus" => this with { Options = Options with { Corpus = value } },
        "--device" => this with { Options = Options with { Device = OneOf(name, value, StageOptions.Devices) } },
        "--learner" => this with { Options = Options with { Learner = OneOf(name, value, StageOptions.Learners) } },
        "--jobs" => this with { Options = Options with { Jobs = Jobs(value) } },
        "--artifacts" => this with { Artifacts = value },
        _ => this with { Root = value },
    };

    private static string OneOf(string name, string value, IReadOnlyList<string> choices) => choices.Contains(value)
        ? value
        : throw new PipelineException($"{name} is '{value}'; must be {string.Join(" or ", choices)}.");

    private static int Jobs(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs is >= 1 and <= 1024
            ? jobs
            : throw new PipelineException($"--jobs is '{value}'; must be between 1 and 1024.");
}
