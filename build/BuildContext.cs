using System.Xml.Linq;
using Build.CommandLines;
using Build.Compiling;
using Build.Processes;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Build;

/// <summary>What the tasks share: paths, the user's options and common operations.</summary>
public sealed class BuildContext(ICakeContext context) : FrostingContext(context)
{
    /// <summary>The experiment of the main job.</summary>
    public const string MainExperiment = "quickstart";

    /// <summary>The last line that the program prints, after Cake's messages; <c>null</c> for none.</summary>
    internal static string? LastLine { get; set; }

    /// <summary>What to do after the last task, or <c>null</c> for nothing.</summary>
    internal static Action? AfterTasks { get; private set; }

    private readonly List<string> _stages = [];
    private readonly List<string> _experiments = [];
    private readonly List<Action> _afterStages = [];

    public Paths Paths { get; } = Paths.OfThisCheckout();

    /// <summary>Name of the experiment: the user's choice, or that of the main job.</summary>
    public string Experiment => Option("experiment") ?? MainExperiment;

    /// <summary>Output folder of the stages: the user's choice, or <c>artifacts</c> in the checkout.</summary>
    public string Artifacts => Option("artifacts") is { } folder ? Path.GetFullPath(folder) : Paths.Artifacts;

    public Compiler Compiler => new(Paths, Properties, TorchFlavors.NeedsPackage(this), Say);

    /// <summary>MSBuild properties for all compilation, each as NAME=VALUE: the user's, and those that other options imply.</summary>
    public IReadOnlyList<string> Properties => [.. Arguments.GetArguments("property"), .. TorchFlavors.Implied(this)];

    /// <summary>Whether the user asked for the CUDA build.</summary>
    public bool IsGpu => Properties.Contains("OnnxRuntimeFlavor=Gpu", StringComparer.OrdinalIgnoreCase);

    /// <summary>Nocturne's version.</summary>
    public string Version => XDocument.Load(Path.Combine(Paths.Root, "Directory.Build.props")).Descendants("Version").First().Value;

    /// <summary>Gets the value of an option, or <c>null</c> if it is absent.</summary>
    public string? Option(string name) => Arguments.GetArguments(name).FirstOrDefault();

    public bool Has(string option) => Arguments.HasArgument(option);

    /// <summary>Prints a line, unless --verbosity=quiet. Uses stderr if --format reserves stdout for data.</summary>
    public void Say(string line)
    {
        if (Log.Verbosity > Verbosity.Quiet)
            (Option("format") is null or "text" ? Console.Out : Console.Error).WriteLine(line);
    }

    /// <summary>Plans a stage of the user's experiment. One process runs all planned stages after the last task.</summary>
    /// <param name="stage">Name of the stage, such as <c>train</c>.</param>
    public void PlanStage(string stage) => PlanStages([stage], [Experiment]);

    /// <summary>Plans stages of several experiments.</summary>
    public void PlanStages(IEnumerable<string> stages, IEnumerable<string> experiments)
    {
        _stages.AddRange(stages.Except(_stages));
        _experiments.AddRange(experiments.Except(_experiments));
        AfterTasks = RunPlanned;
    }

    /// <summary>Plans work for after the planned stages.</summary>
    public void AfterStages(Action work)
    {
        _afterStages.Add(work);
        AfterTasks = RunPlanned;
    }

    /// <summary>Runs the pipeline with the user's options.</summary>
    /// <param name="stages">Names of the stages, or a command such as <c>status</c>.</param>
    /// <param name="experiments">Names of the experiments.</param>
    /// <param name="more">Additional options.</param>
    public void RunPipeline(IEnumerable<string> stages, IEnumerable<string> experiments, params IEnumerable<string> more)
    {
        string[] arguments =
        [
            Paths.Pipeline, .. stages, .. experiments.Select(name => $"--experiment={name}"), $"--root={Paths.Root}",
            .. StageOptions(), .. more,
        ];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, arguments);
        if (exitCode != 0)
            throw new BuildException($"The pipeline failed with exit code {exitCode}; see the output above.");
    }

    private void RunPlanned()
    {
        if (_stages.Count > 0)
            RunPipeline(_stages, _experiments);
        foreach (var work in _afterStages)
            work();
    }

    private IEnumerable<string> StageOptions() =>
        from name in BuildOptions.OfStages
        from value in Arguments.GetArguments(name)
        select string.IsNullOrEmpty(value) ? $"--{name}" : $"--{name}={value}";
}
