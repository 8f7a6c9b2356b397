using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>Runs a stage that joins an input file and a setting.</summary>
internal sealed class Playground : IDisposable
{
    public Playground() => Write("input", "in");

    public TempFolder Folder { get; } = new();

    public JoiningStage Stage { get; } = new();

    public int Runs { get; private set; }

    public StringWriter Output { get; } = new();

    public Workspace Files => new(Folder.FullPath, Folder["artifacts"]);

    public string Path(string name) => Folder["artifacts", name];

    public string LockPath => Files.Lock("join", "mine", null);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Folder["artifacts"]);
        File.WriteAllText(Path(name), text);
    }

    /// <summary>Runs the stage and returns its output.</summary>
    public string Run(bool force = false, CancellationToken cancellation = default)
    {
        Output.GetStringBuilder().Clear();
        var before = Stage.Runs;
        try
        {
            new StageRunner(Context(force, cancellation)).Run(Stage);
        }
        finally
        {
            Runs = Stage.Runs - before;
        }
        return Output.ToString();
    }

    public StageContext Context(bool force = false, CancellationToken cancellation = default) =>
        new(Files, Experiment.Default("mine"), new StageOptions(Force: force), new Voice(Output), TimeProvider.System, cancellation);

    public void Dispose() => Folder.Dispose();
}

internal sealed class JoiningStage : Stage
{
    public override string Name => "join";

    public override bool IsPerRun => false;

    public int CodeVersion { get; set; } = 1;

    public string Setting { get; set; } = "set";

    public Exception? Failure { get; set; }

    public int Runs { get; private set; }

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = CodeVersion,
        Inputs = [new(Path.Combine(context.Files.Artifacts, "input"))],
        Settings = new Dictionary<string, string> { ["glue"] = Setting },
        Outputs = [new(Path.Combine(context.Files.Artifacts, "first")), new(Path.Combine(context.Files.Artifacts, "second"))],
    };

    public override void Run(StageContext context, ExperimentRun? run)
    {
        Runs++;
        var input = File.ReadAllText(Path.Combine(context.Files.Artifacts, "input"));
        File.WriteAllText(Path.Combine(context.Files.Artifacts, "first"), Setting + input);
        if (Failure is not null)
            throw Failure;
        File.WriteAllText(Path.Combine(context.Files.Artifacts, "second"), Setting);
    }
}
