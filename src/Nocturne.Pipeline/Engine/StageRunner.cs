using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>Runs a stage for the runs that are outdated, and writes the locks.</summary>
internal sealed class StageRunner(StageContext context)
{
    private readonly ConcurrentQueue<ExperimentRun?> _done = [];
    private readonly Dictionary<(Stage, ExperimentRun?), string?> _needs = [];

    /// <summary>The environment of the stages.</summary>
    public StageContext Context => context;

    /// <summary>The runs that were up to date; <c>null</c> stands for the whole experiment.</summary>
    public IReadOnlyList<ExperimentRun?> Skipped { get; private set; } = [];

    /// <summary>The runs that have completed; <c>null</c> stands for the whole experiment.</summary>
    public IReadOnlyList<ExperimentRun?> Done => [.. _done];

    /// <summary>Brings a stage up to date.</summary>
    /// <exception cref="PipelineException">A stage that this one needs is not up to date, or this one fails.</exception>
    public void Run(Stage stage)
    {
        var all = Runs(stage, context.Experiment);
        foreach (var run in all)
            RequireNeeds(stage, run);
        var pending = all.Select(run => (Run: run, Reason: WhyRun(stage, run))).Where(entry => entry.Reason is not null).ToArray();
        Skipped = [.. all.Except(pending.Select(entry => entry.Run))];
        SayPlan(stage, all.Count, pending);
        if (pending.Length > 0)
        {
            using var begun = stage.Begin(context, [.. pending.Select(entry => entry.Run)]);
            RunAll(stage, [.. pending.Select(entry => entry.Run)]);
        }
        stage.End(context);
    }

    /// <summary>Finds the reason why a stage would run now, or <c>null</c> if it would be skipped.</summary>
    public string? WhyRun(Stage stage, ExperimentRun? run) =>
        context.Options.Force ? "--force" : WhyOutdated(stage, run);

    /// <summary>Finds the reason why a stage is outdated, or <c>null</c> if it is up to date.</summary>
    public string? WhyOutdated(Stage stage, ExperimentRun? run) =>
        stage.Declare(context, run) is { } contract
            ? StageCheck.WhyRun(contract, StageLock.Read(LockPath(stage, run)), context.Files)
            : "the corpus is not on this machine yet";

    /// <summary>Lists the runs of a stage: those of the experiment, or a single <c>null</c> for a stage of the whole experiment.</summary>
    public static IReadOnlyList<ExperimentRun?> Runs(Stage stage, Experiment experiment) =>
        stage.IsPerRun ? [.. experiment.Runs()] : [null];

    private void RequireNeeds(Stage stage, ExperimentRun? run)
    {
        foreach (var need in stage.NeedsAll ? stage.Needs : [])
            foreach (var needed in run is not null && need.IsPerRun ? new[] { run } : Runs(need, context.Experiment))
                if (WhyNotReady(need, needed) is { } reason)
                    throw new PipelineException(
                        $"The stage {stage.Name} needs {Title(need, needed)}, which is not up to date: {reason}. " +
                        $"Run the stage {need.Name} first, with the same options.");
    }

    // A stage of the whole experiment is checked once, not once per run, because its corpus may have 100,000 files.
    private string? WhyNotReady(Stage need, ExperimentRun? needed) =>
        _needs.TryGetValue((need, needed), out var known) ? known : _needs[(need, needed)] = WhyOutdated(need, needed);

    private void SayPlan(Stage stage, int all, (ExperimentRun? Run, string? Reason)[] pending)
    {
        var done = all - pending.Length;
        if (pending.Length == 0)
            context.Voice.Say(stage.IsPerRun
                ? $"{stage.Name}: {(all == 1 ? "the run is" : $"all {all} runs are")} up to date"
                : $"{stage.Name}: up to date");
        else if (done > 0)
            context.Voice.Say($"{stage.Name}: {done} of {all} runs are up to date");
        foreach (var reasons in pending.GroupBy(entry => entry.Reason))
            context.Voice.Say(stage.IsPerRun
                ? $"{stage.Name}: {string.Join(", ", reasons.Select(entry => entry.Run!.Name))}: {reasons.Key}"
                : $"{stage.Name}: {reasons.Key}");
    }

    // The first error also stops the other runs. Training runs keep a checkpoint.
    private void RunAll(Stage stage, ExperimentRun?[] pending)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var stoppable = context.With(stop.Token);
        var errors = new ConcurrentQueue<Exception>();
        var queue = new ConcurrentQueue<ExperimentRun?>(pending);
        var jobs = Math.Clamp(stage.Jobs(context, pending.Length), 1, pending.Length);
        var workers = Enumerable.Range(0, jobs).Select(_ => new Thread(Work)).ToArray();
        foreach (var worker in workers)
            worker.Start();
        foreach (var worker in workers)
            worker.Join();
        if (errors.FirstOrDefault(error => error is not OperationCanceledException) is { } first)
            ExceptionDispatchInfo.Throw(first);
        context.Cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            try
            {
                while (!stop.IsCancellationRequested && queue.TryDequeue(out var run))
                    RunOne(stage, run, stoppable);
            }
            catch (Exception error)
            {
                errors.Enqueue(error);          // rethrown on the caller's thread
                stop.Cancel();
            }
        }
    }

    private void RunOne(Stage stage, ExperimentRun? run, StageContext stoppable)
    {
        var path = LockPath(stage, run);
        if (File.Exists(path))
        {
            stage.Discard(stoppable, run);      // before the lock: if killed in between, missing outputs make the stage run again
            File.Delete(path);
        }
        DeleteLeftovers(stage.Declare(stoppable, run));
        stage.Run(stoppable, run);
        var contract = stage.Declare(stoppable, run)
            ?? throw new PipelineException($"The stage {stage.Name} has run, but its corpus is not on this machine. Call again.");
        StageLock.Of(contract, context.Files).Write(path);
        _done.Enqueue(run);
    }

    // Temporary files of a killed process. No other process can own them, because the artifacts folder is locked.
    private static void DeleteLeftovers(StageContract? contract)
    {
        foreach (var output in contract?.Outputs ?? [])
            if (Path.GetDirectoryName(output.Path) is { } folder && Directory.Exists(folder))
                foreach (var path in Directory.GetFiles(folder).Where(path => path.StartsWith(output.Path + ".", StringComparison.Ordinal)))
                    File.Delete(path);
    }

    private string LockPath(Stage stage, ExperimentRun? run) => context.Files.Lock(stage.Name, context.Experiment.Name, run?.Name);

    private static string Title(Stage stage, ExperimentRun? run) => run is null ? stage.Name : $"{stage.Name} of {run.Name}";
}
