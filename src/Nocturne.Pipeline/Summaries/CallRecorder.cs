using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Keeps book of a stage, and writes the call's summary in the end, however it ends.</summary>
/// <param name="context">The experiment.</param>
/// <param name="stages">All stages.</param>
/// <param name="goesOn">Whether earlier stages of the same call have written theirs.</param>
internal sealed class CallRecorder(StageContext context, IReadOnlyList<Stage> stages, bool goesOn)
{
    private readonly TrainStage _train = stages.OfType<TrainStage>().Single();
    private readonly ExportStage _export = stages.OfType<ExportStage>().Single();
    private readonly CallSummary _before = goesOn ? CallSummary.Read(context.Files) : CallSummary.Empty;

    /// <summary>Writes what became of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="runner">What ran it.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="error">What went wrong.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(Stage stage, StageRunner runner, Outcome outcome, string? error = null)
    {
        var corpus = outcome <= Outcome.Done ? context.Corpus : context.KnownCorpus;        // a stage that failed may not have got so far
        ExperimentRun?[] ended = corpus is null ? [] : [.. runner.Done, .. runner.Skipped];
        var summary = new StageSummary(stage.Name, outcome, Math.Round(context.Elapsed.TotalSeconds, 2), Names(runner.Done), Names(runner.Skipped), Outputs(stage, ended));
        var experiment = new ExperimentSummary(context.Experiment.Name, corpus?.Name, [summary], [.. Trained(stage, runner, outcome, ended).Select(run => Summary(run, runner))]);
        _before.With(experiment, error is null ? null : PrivateText.Of(error, context.Files, context.Options)).Write(context.Files);
    }

    private static string[] Names(IEnumerable<ExperimentRun?> runs) => [.. runs.OfType<ExperimentRun>().Select(run => run.Name).Order(StringComparer.Ordinal)];

    private string[] Outputs(Stage stage, IEnumerable<ExperimentRun?> runs) =>
        [.. runs.SelectMany(run => stage.Declare(context, run)?.Outputs ?? []).Select(output => output.Path).Where(File.Exists).Distinct().Select(context.Files.ShortPath)];

    // Where a stage after training has come to its end, training was up to date; only the results tell of unfinished ones too.
    private IEnumerable<ExperimentRun> Trained(Stage stage, StageRunner runner, Outcome outcome, ExperimentRun?[] ended) => stage switch
    {
        PreprocessStage => [],
        TrainStage => context.Experiment.Runs().Where(ended.Contains),
        _ when outcome > Outcome.Done => [],
        _ => context.Experiment.Runs().Where(run => stage.NeedsAll || runner.WhyOutdated(_train, run) is null),
    };

    private RunSummary Summary(ExperimentRun run, StageRunner runner)
    {
        var record = RunRecord.Read(RunRecord.PathIn(context.Files.Run(context.Experiment.Name, run.Name)));
        var model = runner.WhyOutdated(_export, run) is null ? context.Files.ShortPath(context.Files.Model(context.Experiment.Name, run.Name)) : null;
        return new(run.Name, record.Epochs.Count, record.Best.Epoch, record.Best.TrainingLoss, record.Best.ValidationLoss, Math.Round(record.Seconds, 2), model);
    }
}
