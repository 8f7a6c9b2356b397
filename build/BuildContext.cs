using System.Xml.Linq;
using Build.CommandLines;
using Build.Compiling;
using Build.Processes;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Build;

/// <summary>What the tasks share: the paths, the user's options and the ways to do what several tasks do.</summary>
public sealed class BuildContext(ICakeContext context) : FrostingContext(context)
{
    /// <summary>The experiment of the main job.</summary>
    public const string MainExperiment = "quickstart";

    /// <summary>What the program prints as its very last line, after whatever Cake says of failures.</summary>
    internal static string? LastLine { get; set; }

    // All stages of a call go into one summary.
    private bool _hasRunStage;

    public Paths Paths { get; } = Paths.OfThisCheckout();

    /// <summary>The experiment that the user asked for, or the main job's.</summary>
    public string Experiment => Option("experiment") ?? MainExperiment;

    /// <summary>Folder of all output: the user's choice, or the checkout's own.</summary>
    public string Artifacts => Option("artifacts") is { } folder ? Path.GetFullPath(folder) : Paths.Artifacts;

    public Compiler Compiler => new(Paths, Properties, TorchFlavors.NeedsPackage(this), Say);

    /// <summary>MSBuild properties for everything that is compiled: the user's, and what other options imply. Each is NAME=VALUE.</summary>
    public IReadOnlyList<string> Properties => [.. Arguments.GetArguments("property"), .. TorchFlavors.Implied(this)];

    /// <summary>Whether the flavour with CUDA is asked for.</summary>
    public bool IsGpu => Properties.Contains("OnnxRuntimeFlavor=Gpu", StringComparer.OrdinalIgnoreCase);

    /// <summary>Nocturne's version.</summary>
    public string Version => XDocument.Load(Path.Combine(Paths.Root, "Directory.Build.props")).Descendants("Version").First().Value;

    /// <summary>An option's value; <c>null</c> when it was not given.</summary>
    public string? Option(string name) => Arguments.GetArguments(name).FirstOrDefault();

    public bool Has(string option) => Arguments.HasArgument(option);

    /// <summary>Prints a line for the user, unless --verbosity=quiet asks for silence; not among what --format asks for.</summary>
    public void Say(string line)
    {
        if (Log.Verbosity > Verbosity.Quiet)
            (Option("format") is null or "text" ? Console.Out : Console.Error).WriteLine(line);
    }

    /// <summary>Runs a stage of the pipeline with the user's options, as a process of its own.</summary>
    /// <param name="stage">Name of the stage, such as <c>train</c>.</param>
    /// <param name="experiment">Experiment to run it for; the user's choice when left out.</param>
    /// <param name="more">Options of that stage alone.</param>
    public void RunStage(string stage, string? experiment = null, params IEnumerable<string> more)
    {
        string[] arguments = [Paths.Pipeline, stage, $"--experiment={experiment ?? Experiment}", $"--root={Paths.Root}", .. StageOptions(), .. _hasRunStage ? ["--same-call"] : (string[])[], .. more];
        _hasRunStage = true;
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, arguments);
        if (exitCode != 0)
            throw new BuildException($"The stage {stage} of {experiment ?? Experiment} failed with exit code {exitCode}; what is wrong stands above.");
    }

    private IEnumerable<string> StageOptions() =>
        from name in BuildOptions.OfStages
        from value in Arguments.GetArguments(name)
        select string.IsNullOrEmpty(value) ? $"--{name}" : $"--{name}={value}";
}
