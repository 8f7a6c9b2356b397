using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Keeps the summary of a call on disk up to date, however the call ends.</summary>
/// <param name="stages">All stages.</param>
internal sealed class CallRecorder(IReadOnlyList<Stage> stages)
{
    private readonly TrainStage _train = stages.OfType<TrainStage>().Single();
    private readonly ExportStage _export = stages.OfType<ExportStage>().Single();
    private CallSummary _finished = CallSummary.Empty;
    private long _began;

    /// <summary>Records a stage that starts as stopped, so that the summary is right if the process is killed.</summary>
    /// <exception cref="IOException">The summary cannot be written.</exception>
    public void Begin(Stage stage, StageRunner runner)
    {
        _began = runner.Context.Clock.GetTimestamp();
        With(stage, runner, Outcome.Stopped, error: null).Write(runner.Context.Files);
    }

    /// <summary>Records how a stage ended.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="runner">What ran it.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="error">The error message, or <c>null</c> if there is none.</param>
    /// <exception cref="IOException">The summary cannot be written.</exception>
    public void End(Stage stage, StageRunner runner, Outcome outcome, string? error = null)
    {
        _finished = With(stage, runner, outcome, error);
        _finished.Write(runner.Context.Files);
    }

    private CallSummary With(Stage stage, StageRunner runner, Outcome outcome, string? error)
    {
        var context = runner.Context;
        var corpus = outcome <= Outcome.Done ? context.Corpus : context.KnownCorpus;        // a stage that failed may not have found it
        ExperimentRun?[] ended = corpus is null ? [] : [.. runner.Done, .. runner.Skipped];
        var summary = new StageSummary(
            stage.Name, outcome, Math.Round(context.Clock.GetElapsedTime(_began).TotalSeconds, 2),
            Names(runner.Done), Names(runner.Skipped), Outputs(stage, context, ended));
        var runs = Trained(stage, runner, outcome, ended).Select(run => Summary(run, runner));
        return _finished.With(
            new ExperimentSummary(context.Experiment.Name, corpus?.Name, [summary], [.. runs]),
            error is null ? null : PrivateText.Of(error, context.Files, context.Options));
    }

    private static string[] Names(IEnumerable<ExperimentRun?> runs) =>
        [.. runs.OfType<ExperimentRun>().Select(run => run.Name).Order(StringComparer.Ordinal)];

    private static string[] Outputs(Stage stage, StageContext context, IEnumerable<ExperimentRun?> runs) =>
    [
        .. runs.SelectMany(run => stage.Declare(context, run)?.Outputs ?? []).Select(output => output.Path)
            .Where(File.Exists).Distinct().Select(context.Files.ShortPath),
    ];

    // If a stage after training has ended, training is up to date; only the results may include unfinished runs.
    private IEnumerable<ExperimentRun> Trained(Stage stage, StageRunner runner, Outcome outcome, ExperimentRun?[] ended) => stage switch
    {
        PreprocessStage => [],
        TrainStage => runner.Context.Experiment.Runs().Where(ended.Contains),
        _ when outcome > Outcome.Done => [],
        _ => runner.Context.Experiment.Runs().Where(run => stage.NeedsAll || runner.WhyOutdated(_train, run) is null),
    };

    private RunSummary Summary(ExperimentRun run, StageRunner runner)
    {
        var (files, experiment) = (runner.Context.Files, runner.Context.Experiment.Name);
        var record = RunRecord.Read(RunRecord.PathIn(files.Run(experiment, run.Name)));
        var model = runner.WhyOutdated(_export, run) is null ? files.ShortPath(files.Model(experiment, run.Name)) : null;
        return new(
            run.Name, record.Epochs.Count, record.Best.Epoch, record.Best.TrainingLoss, record.Best.ValidationLoss,
            Math.Round(record.Seconds, 2), model);
    }
}
