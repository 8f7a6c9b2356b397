using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Runs a stage where something changed, and writes its locks.</summary>
internal sealed class StageRunner(StageContext context)
{
    private readonly ConcurrentQueue<ExperimentRun?> _done = [];
    private readonly Dictionary<(Stage, ExperimentRun?), string?> _needs = [];

    /// <summary>The runs that were up to date; one that is <c>null</c> stands for the whole experiment.</summary>
    public IReadOnlyList<ExperimentRun?> Skipped { get; private set; } = [];

    /// <summary>The runs that have come to their end.</summary>
    public IReadOnlyList<ExperimentRun?> Done => [.. _done];

    /// <summary>Brings a stage up to date.</summary>
    /// <exception cref="PipelineException">A stage before this one is not up to date, or this one cannot do its work.</exception>
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

    /// <summary>Why a stage must run; <c>null</c> where it is up to date.</summary>
    public string? WhyRun(Stage stage, ExperimentRun? run) =>
        context.Options.Force ? "--force" : WhyOutdated(stage, run);

    /// <summary>Why a stage is not up to date; <c>null</c> where it is.</summary>
    public string? WhyOutdated(Stage stage, ExperimentRun? run) =>
        stage.Declare(context, run) is { } contract
            ? StageCheck.WhyRun(contract, StageLock.Read(LockPath(stage, run)), context.Files)
            : "its corpus is not on this machine yet";

    /// <summary>The runs that a stage runs for: those of the experiment, or one that is <c>null</c>.</summary>
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

    // A stage of the whole experiment is looked at once, not for each run again: its corpus may have 100,000 files.
    private string? WhyNotReady(Stage need, ExperimentRun? needed) =>
        _needs.TryGetValue((need, needed), out var known) ? known : _needs[(need, needed)] = WhyOutdated(need, needed);

    private void SayPlan(Stage stage, int all, (ExperimentRun? Run, string? Reason)[] pending)
    {
        var done = all - pending.Length;
        if (pending.Length == 0)
            context.Voice.Say(stage.IsPerRun ? $"{stage.Name}: {(all == 1 ? "the run is" : $"all {all} runs are")} up to date" : $"{stage.Name}: up to date");
        else if (done > 0)
            context.Voice.Say($"{stage.Name}: {done} of {all} runs are up to date");
        foreach (var reasons in pending.GroupBy(entry => entry.Reason))
            context.Voice.Say(stage.IsPerRun
                ? $"{stage.Name}: {string.Join(", ", reasons.Select(entry => entry.Run!.Name))}: {reasons.Key}"
                : $"{stage.Name}: {reasons.Key}");
    }

    // The first error stops the other runs too; those of training keep a checkpoint.
    private void RunAll(Stage stage, ExperimentRun?[] pending)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var stoppable = context.With(stop.Token);
        var errors = new ConcurrentQueue<Exception>();
        var queue = new ConcurrentQueue<ExperimentRun?>(pending);
        var workers = Enumerable.Range(0, Math.Clamp(stage.Jobs(context, pending.Length), 1, pending.Length)).Select(_ => new Thread(Work)).ToArray();
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
                errors.Enqueue(error);          // thrown again by the caller's thread
                stop.Cancel();
            }
        }
    }

    private void RunOne(Stage stage, ExperimentRun? run, StageContext stoppable)
    {
        var path = LockPath(stage, run);
        if (File.Exists(path))
        {
            stage.Discard(stoppable, run);      // before the lock goes: killed in between, the outputs are missing and it runs again
            File.Delete(path);
        }
        DeleteLeftovers(stage.Declare(stoppable, run));
        stage.Run(stoppable, run);
        var contract = stage.Declare(stoppable, run) ?? throw new PipelineException($"The stage {stage.Name} ran, but its corpus is not on this machine. Call again.");
        StageLock.Of(contract, context.Files).Write(path);
        _done.Enqueue(run);
    }

    // What a process that was killed had under temporary names; no other is at work, for the folder is locked.
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
