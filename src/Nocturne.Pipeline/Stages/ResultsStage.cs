using System.Text.RegularExpressions;
using Nocturne.Evaluation;
using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Report;
using Nocturne.Evaluation.Results;
using Nocturne.Models;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Stages;

/// <summary>Puts what is finished of an experiment, and of those that go on from it, into a folder that may be published: no music, no model.</summary>
/// <param name="report">The stage before it.</param>
/// <param name="trained">The stages that a run must have gone through to be in it.</param>
/// <param name="judged">Those that it must have gone through for its evaluation to be in it.</param>
/// <param name="generate">The stage that composed.</param>
internal sealed class ResultsStage(ReportStage report, IReadOnlyList<Stage> trained, IReadOnlyList<Stage> judged, GenerateStage generate) : Stage
{
    public override string Name => "results";

    public override bool IsPerRun => false;

    public override IReadOnlyList<Stage> Needs => [report];

    // A grid takes hours or days: what there is of it can be told of before.
    public override bool NeedsAll => false;

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var parts = Parts(context);
        var settings = parts.SelectMany(part => SettingTable.Values(part.Experiment, "").Select(setting => KeyValuePair.Create($"{part.Experiment.Name}/{setting.Key}", setting.Value)));
        return new()
        {
            CodeVersion = 1,
            Inputs = [.. parts.SelectMany(Inputs)],
            Settings = settings.ToDictionary(),
            Outputs = [.. Outputs(context).Select(path => new Artifact(path))],
        };
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Results(context.Experiment.Name);
        var corpus = context.Corpus.Name;
        var parts = Parts(context);
        ResultsPart[] results = [.. parts.Select(PartOf)];
        ResultsWriter.Write(new(results, string.Join('\n', parts.Select(part => ReportStage.Command(part, corpus))), ReportStage.Command(context, corpus, "Results")), folder);
        foreach (var part in results.Where(part => part.Missing.Count > 0))
            context.Voice.Say($"results: {part.Experiment}: {part.Missing.Count} of {Counted.Of(part.Models.Count, "run")} not finished, so not in it: {string.Join(", ", part.Missing)}");
        context.Voice.Say($"results: {Counted.Of(results.Sum(part => part.Runs.Count), "run")}, written to {context.Files.ShownPath(folder)}");
    }

    // NAME-1-what, NAME-2-what and so on go on from NAME.
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
            yield return Artifact.AllBut(RunRecord.PathIn(part.Files.Run(name, run.Name)), RunRecord.ParityField);
            if (IsJudged(part, run))
                yield return new(part.Files.Evaluation(name, run.Name));
            foreach (var sample in HasComposed(part, run) ? GenerateStage.Samples(part, run) : [])
                yield return new(sample);
        }
    }

    private ResultsPart PartOf(StageContext part)
    {
        var (experiment, runs) = (part.Experiment, part.Experiment.Runs().Where(run => IsDone(part, run, trained)).ToList());
        var dataset = runs.Count > 0 ? Dataset.Read(part.DatasetFolder) : null;
        return new(
            experiment.Name, experiment.Description, experiment.Generation.Temperature,
            [.. experiment.Runs().Select(run => run.Spec)],
            [.. runs.Select(run => RunOf(part, run, dataset!))],
            [.. experiment.Runs().Except(runs).Select(run => run.Name)],
            dataset is null ? new ReportCorpus(part.Corpus.Name, part.Corpus.Licence, []) : ReportStage.CorpusOf(dataset),
            dataset is not null && experiment.Head == HeadKind.Regression
                ? TrivialPredictors.Evaluate(dataset.Of(Split.Training), dataset.Of(Split.Validation), experiment.Training.Window, experiment.Training.Stride)
                : [],
            experiment.Encoding == "pitch");
    }

    private ResultRun RunOf(StageContext part, ExperimentRun run, Dataset dataset)
    {
        var name = part.Experiment.Name;
        var record = RunRecord.Read(RunRecord.PathIn(part.Files.Run(name, run.Name)));
        var encoding = Encodings.Of(dataset.Card.Encoding);
        return new(
            run.Name, record.Model,
            [.. record.Epochs.Select(epoch => new ReportEpoch(epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.Seconds))],
            record.Best.Epoch, record.Seconds, record.TakenFrom,
            IsJudged(part, run) ? RunEvaluation.Read(part.Files.Evaluation(name, run.Name)) : null,
            HasComposed(part, run) ? [.. GenerateStage.Samples(part, run).Select(path => encoding.Encode(MidiReader.Read(path).Score))] : []);
    }

    private bool IsJudged(StageContext part, ExperimentRun run) => IsDone(part, run, judged);

    private bool HasComposed(StageContext part, ExperimentRun run) => IsDone(part, run, [judged[0], generate]);

    private static bool IsDone(StageContext part, ExperimentRun run, IEnumerable<Stage> stages) =>
        stages.All(stage => new StageRunner(part).WhyOutdated(stage, stage.IsPerRun ? run : null) is null);

    // Which figures there are is the writer's to decide: those that are there are its outputs.
    private static IEnumerable<string> Outputs(StageContext context)
    {
        var folder = context.Files.Results(context.Experiment.Name);
        var figures = Path.Combine(folder, "figures");
        var drawn = Directory.Exists(figures) ? Directory.EnumerateFiles(figures, "*.svg") : [];
        return [Path.Combine(folder, "README.md"), Path.Combine(folder, "runs.csv"), Path.Combine(folder, "losses.csv"), .. drawn.Order(StringComparer.Ordinal)];
    }
}
