using System.Text.RegularExpressions;
using Nocturne.Corpora;
using Nocturne.Evaluation.Baselines;
using Nocturne.Models;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Reports;
using Nocturne.Reports.Inputs;

namespace Nocturne.Pipeline.Stages;

/// <summary>Writes the finished results of an experiment and its follow-ups for publication, without music and models.</summary>
/// <param name="report">The stage that writes the full report.</param>
/// <param name="trained">The stages that must be up to date for a run to be included.</param>
/// <param name="judged">The stages that must be up to date for its evaluation to be included.</param>
/// <param name="generate">The stage that composes the samples.</param>
internal sealed class ResultsStage(
    ReportStage report, IReadOnlyList<Stage> trained, IReadOnlyList<Stage> judged, GenerateStage generate) : Stage
{
    public override string Name => "results";

    public override bool IsPerRun => false;

    public override IReadOnlyList<Stage> Needs => [report];

    // A grid takes hours or days, so partial results can be written before it is complete.
    public override bool NeedsAll => false;

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var parts = Parts(context);
        var settings = parts.SelectMany(part => ExperimentTable.Values(part.Experiment, "")
            .Select(setting => KeyValuePair.Create($"{part.Experiment.Name}/{setting.Key}", setting.Value)));
        return new()
        {
            CodeVersion = 1,
            Inputs = [.. parts.SelectMany(Inputs)],
            Settings = settings.ToDictionary(),
            Outputs = [.. ReportMaterial.Outputs(context.Files.Results(context.Experiment.Name), "README.md", "runs.csv", "losses.csv")],
        };
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Results(context.Experiment.Name);
        var corpus = context.Corpus.Name;
        var parts = Parts(context);
        ReportPart[] results = [.. parts.Select(PartOf)];
        var making = string.Join('\n', parts.Select(part => ReportMaterial.Command(part, corpus)));
        var publishing = ReportMaterial.Command(context, corpus, "Results");
        ReportWriter.Write(new(Edition.Published, folder, results, making, publishing, Settings: []));
        foreach (var part in results.Where(part => part.Missing.Count > 0))
            context.Voice.Say(
                $"results: {part.Experiment}: {part.Missing.Count} of {Counted.Of(part.Models.Count, "run")} not finished, not included: " +
                string.Join(", ", part.Missing));
        var finished = results.Sum(part => part.Runs.Count);
        context.Voice.Say($"results: {Counted.Of(finished, "run")}, written to {context.Files.ShownPath(folder)}");
    }

    // NAME-1-SUFFIX, NAME-2-SUFFIX and so on are the follow-ups of NAME.
    private static List<StageContext> Parts(StageContext context)
    {
        var reader = new ExperimentReader(context.Files.Experiments);
        var steps = reader.Names().Where(name => Regex.IsMatch(name, $"^{Regex.Escape(context.Experiment.Name)}-[0-9]+-"));
        return [context, .. steps.Select(name => context.For(reader.Read(name, context.Options.Overrides)))];
    }

    private IEnumerable<Artifact> Inputs(StageContext part)
    {
        var name = part.Experiment.Name;
        var runs = part.Experiment.Runs().Where(run => IsDone(part, run, trained)).ToList();
        if (runs.Count > 0)
            foreach (var path in (string[])[Dataset.CardPath(part.DatasetFolder), Dataset.TokensPath(part.DatasetFolder)])
                yield return new(path);
        foreach (var run in runs)
        {
            yield return new(RunRecord.PathIn(part.Files.Run(name, run.Name)));
            if (IsJudged(part, run))
                yield return new(part.Files.Evaluation(name, run.Name));
            foreach (var sample in HasComposed(part, run) ? GenerateStage.Samples(part, run) : [])
                yield return new(sample);
        }
    }

    private ReportPart PartOf(StageContext part)
    {
        var (experiment, runs) = (part.Experiment, part.Experiment.Runs().Where(run => IsDone(part, run, trained)).ToList());
        var dataset = runs.Count > 0 ? Dataset.Read(part.DatasetFolder) : null;
        var encoding = dataset is null ? null : Encodings.Of(dataset.Card.Encoding);
        return new(
            experiment.Name, experiment.Description, experiment.Generation.Sampling.Temperature,
            [.. experiment.Runs().Select(run => run.SpecFor(dataset?.Card.Encoding.Sizes ?? [2]))],
            [.. runs.Select(run => ReportMaterial.RunOf(part, run, encoding!, IsJudged(part, run), HasComposed(part, run)))],
            [.. experiment.Runs().Except(runs).Select(run => run.Name)],
            dataset is null ? new ReportCorpus(part.Corpus.Name, part.Corpus.Licence, []) : ReportMaterial.CorpusOf(dataset),
            dataset is null || experiment.Head != HeadKind.Regression ? [] : TrivialPredictors.Evaluate(
                dataset.Of(Split.Training), dataset.Of(Split.Validation), encoding!.Fields[0].Values!,
                experiment.Training.Window, experiment.Training.Stride),
            AreTokensPitches: experiment.Family.PrefersRegression, ReportMaterial.IsChosenByTraining(experiment));
    }

    private bool IsJudged(StageContext part, ExperimentRun run) => IsDone(part, run, judged);

    private bool HasComposed(StageContext part, ExperimentRun run) => IsDone(part, run, [judged[0], generate]);

    private static bool IsDone(StageContext part, ExperimentRun run, IEnumerable<Stage> stages) =>
        stages.All(stage => new StageRunner(part).WhyOutdated(stage, stage.IsPerRun ? run : null) is null);
}
