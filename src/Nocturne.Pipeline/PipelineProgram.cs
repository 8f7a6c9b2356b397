using System.Runtime.InteropServices;
using Nocturne.Corpora;
using Nocturne.Evaluation.Losses;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Onnx;
using Nocturne.Pipeline.Comparing;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Summaries;
using Nocturne.Training.Runs;
using Nocturne.Training.Torch;
using Spectre.Console;

namespace Nocturne.Pipeline;

/// <summary>The program: runs stages of experiments.</summary>
/// <param name="output">Where to print progress and results.</param>
/// <param name="errors">Where to print errors.</param>
/// <param name="terminal">The terminal of the output, or <c>null</c> if the output is not a terminal.</param>
/// <param name="isDebugging">Whether to print the stack trace of an unexpected error.</param>
internal sealed class PipelineProgram(TextWriter output, TextWriter errors, IAnsiConsole? terminal, bool isDebugging)
{
    private readonly Voice _voice = new(output, terminal);

    /// <summary>Runs the program.</summary>
    /// <returns>0 if everything is done, 1 on an error, 130 or 143 if stopped by Ctrl+C or SIGTERM.</returns>
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
            errors.WriteLine("Stopped. Finished work is kept, and training has a checkpoint. Call again to resume.");
            return signal == PosixSignal.SIGINT ? 130 : 143;
        }
        catch (Exception error)
        {
            errors.WriteLine(isDebugging && !IsExpected(error) ? error.ToString() : Message(error));
            return 1;
        }

        // The first signal stops in an orderly way; the second one ends the process immediately.
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
        var stages = StageList.Create();
        var line = CommandLine.Parse(arguments, stages.Select(stage => stage.Name));
        var root = Path.GetFullPath(line.Root ?? NearestRoot());
        var files = new Workspace(root, line.Artifacts ?? Path.Combine(root, "artifacts"));
        if (line.Is(CommandLine.Compare))
        {
            CompareCommand.Run(files, line, output, terminal);
            return;
        }
        var contexts = Contexts(files, line, cancellation);
        Stage[] asked = [.. stages.Where(stage => line.Stages.Contains(stage.Name))];
        if (asked.Length > 0 && !line.IsDryRun)
            Run(stages, asked, contexts);
        else
            PrintStatus(stages, asked, contexts);
    }

    // All experiments are read first, so that a mistake in one of them is found before anything runs.
    private StageContext[] Contexts(Workspace files, CommandLine line, CancellationToken cancellation)
    {
        var reader = new ExperimentReader(files.Experiments);
        return
        [
            .. line.Experiments.Select(name => reader.Read(name, line.Options.Overrides))
                .Select(experiment => new StageContext(files, experiment, line.Options, _voice, TimeProvider.System, cancellation)),
        ];
    }

    private static void PrintStatus(IReadOnlyList<Stage> stages, Stage[] asked, StageContext[] contexts)
    {
        foreach (var context in contexts)
            if (asked.Length > 0)
                new StatusReport(context).Print(stages, asked);
            else
                new StatusReport(context).Print(stages);
    }

    // The results of an experiment include those of its steps, so they come after everything else.
    private void Run(IReadOnlyList<Stage> stages, Stage[] asked, StageContext[] contexts)
    {
        var names = string.Join(", ", asked.Select(stage => stage.Name));
        using var held = PipelineLock.Take(
            contexts[0].Files, $"{names} of {string.Join(", ", contexts.Select(context => context.Experiment.Name))}");
        var recorder = new CallRecorder(stages);
        var steps = contexts.SelectMany(context => asked, (context, stage) => (Context: context, Stage: stage));
        foreach (var (context, stage) in steps.OrderBy(step => step.Stage is ResultsStage))
            Run(stage, new StageRunner(context), recorder);
    }

    private void Run(Stage stage, StageRunner runner, CallRecorder recorder)
    {
        recorder.Begin(stage, runner);
        try
        {
            runner.Run(stage);
        }
        catch (Exception error)
        {
            var wasStopped = error is OperationCanceledException && runner.Context.Cancellation.IsCancellationRequested;
            try
            {
                recorder.End(stage, runner, wasStopped ? Outcome.Stopped : Outcome.Failed, wasStopped ? null : Message(error));
            }
            catch (Exception second) when (second is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"Cannot write the summary either: {TerminalText.OneLine(second.Message)}");
            }
            throw;
        }
        recorder.End(stage, runner, runner.Done.Count > 0 ? Outcome.Done : Outcome.Skipped);
    }

    private static string NearestRoot()
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(".")); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "build", "experiments")))
                return folder.FullName;
        throw new PipelineException(
            "No folder from here up contains build/experiments. Call from within the repository, or set its root with --root.");
    }

    private static string Message(Exception error) => error switch
    {
        RunFileException => TerminalText.OneLine(error.Message),
        IOException or UnauthorizedAccessException =>
            $"A file cannot be read or written: {TerminalText.OneLine(error.Message).TrimEnd('.')}. " +
            "Fix that and call again, or choose another folder with --artifacts.",
        _ when IsExpected(error) => TerminalText.OneLine(error.Message),
        _ => $"{error.GetType().Name}: {TerminalText.OneLine(error.Message)} Set NOCTURNE_DEBUG=1 for the stack trace.",
    };

    private static bool IsExpected(Exception error) => error
        is IOException or UnauthorizedAccessException or PipelineException or SettingException or CorpusException or EvaluationException
        or ModelException or ModelCardException or SafetensorsException or CheckpointException or OnnxExportException or TorchException;
}
