using System.Runtime.InteropServices;
using Nocturne.Evaluation;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Onnx;
using Nocturne.Pipeline.Comparing;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Summaries;
using Nocturne.Training;
using Nocturne.Training.Torch;
using Spectre.Console;

namespace Nocturne.Pipeline;

/// <summary>The program: one stage of one experiment.</summary>
/// <param name="output">Where it says what it does.</param>
/// <param name="errors">Where it says what went wrong.</param>
/// <param name="terminal">The terminal that the output goes to; <c>null</c> where it is none.</param>
/// <param name="isDebugging">Whether an unexpected error is shown with its stack trace.</param>
internal sealed class PipelineProgram(TextWriter output, TextWriter errors, IAnsiConsole? terminal, bool isDebugging)
{
    private readonly Voice _voice = new(output, terminal);

    /// <summary>Runs the program.</summary>
    /// <returns>0 when all that was asked for was done, 1 on an error, 130 and 143 when it was stopped by Ctrl-C and SIGTERM.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        var signal = PosixSignal.SIGINT;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => _voice.Abandon());
        try
        {
            Execute(arguments, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            errors.WriteLine("Stopped. What is finished is kept, and training has a checkpoint: call again to go on.");
            return signal == PosixSignal.SIGINT ? 130 : 143;
        }
        catch (Exception error)
        {
            errors.WriteLine(isDebugging && !IsExpected(error) ? error.ToString() : Message(error));
            return 1;
        }

        // The first signal asks; the second one ends the process at once, as it would without us.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            if (!context.Cancel)
                _voice.Abandon();
            signal = context.Signal;
            stop.Cancel();
        }
    }

    private void Execute(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            output.Write(Help.Text);
            return;
        }
        if (arguments.Contains("--version"))
        {
            output.WriteLine(ExportStage.Version);
            return;
        }
        var line = CommandLine.Parse(arguments);
        var root = Path.GetFullPath(line.Root ?? NearestRoot());
        var files = new Workspace(root, line.Artifacts ?? Path.Combine(root, "artifacts"));
        if (line.Stage == "compare")
        {
            CompareCommand.Run(files, line, output, terminal);
            return;
        }
        var experiment = new ExperimentReader(files.Experiments).Read(line.Experiment, line.Options.Overrides);
        var context = new StageContext(files, experiment, line.Options, _voice, TimeProvider.System, cancellation);
        var stages = StageList.Create();
        if (line.Stage == "status")
            new StatusReport(context).Print(stages);
        else if (line.IsDryRun)
            new StatusReport(context).Print(stages, stages.Single(stage => stage.Name == line.Stage));
        else
            Run(stages, stages.Single(stage => stage.Name == line.Stage), context, line.GoesOn);
    }

    private void Run(IReadOnlyList<Stage> stages, Stage stage, StageContext context, bool goesOn)
    {
        using var held = PipelineLock.Take(context.Files, $"{stage.Name} of {context.Experiment.Name}");
        var (recorder, runner) = (new CallRecorder(context, stages, goesOn), new StageRunner(context));
        recorder.Write(stage, runner, Outcome.Stopped);         // true until the stage ends, should somebody kill the process
        try
        {
            runner.Run(stage);
        }
        catch (Exception error)
        {
            var wasStopped = error is OperationCanceledException && context.Cancellation.IsCancellationRequested;
            try
            {
                recorder.Write(stage, runner, wasStopped ? Outcome.Stopped : Outcome.Failed, wasStopped ? null : Message(error));
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"The summary cannot be written either: {OneLine(second.Message)}");
            }
            throw;
        }
        recorder.Write(stage, runner, runner.Done.Count > 0 ? Outcome.Done : Outcome.Skipped);
    }

    private static string NearestRoot()
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(".")); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "build", "experiments")))
                return folder.FullName;
        throw new PipelineException("No folder from here up holds build/experiments. Call from within the repository, or name its root with --root.");
    }

    private static string Message(Exception error) => error switch
    {
        RunFileException => OneLine(error.Message),
        IOException or UnauthorizedAccessException => $"A file cannot be read or written: {OneLine(error.Message).TrimEnd('.')}. Mend that and call again, or name another folder with --artifacts.",
        _ when IsExpected(error) => OneLine(error.Message),
        _ => $"{error.GetType().Name}: {OneLine(error.Message)} Set NOCTURNE_DEBUG=1 to see where.",
    };

    private static bool IsExpected(Exception error) => error
        is IOException or UnauthorizedAccessException or PipelineException or SettingException or CorpusException or EvaluationException
        or ModelException or ModelCardException or SafetensorsException or CheckpointException or OnnxExportException or TorchException;

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
