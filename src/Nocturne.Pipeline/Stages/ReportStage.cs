using Nocturne.Corpora;
using Nocturne.Evaluation;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Reports;
using Nocturne.Reports.Inputs;

namespace Nocturne.Pipeline.Stages;

/// <summary>Writes the report of an experiment.</summary>
internal sealed class ReportStage(EvaluateStage evaluate, GenerateStage generate) : Stage
{
    public override string Name => "report";

    public override bool IsPerRun => false;

    public override IReadOnlyList<Stage> Needs => [evaluate, generate];

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = 2,
        Inputs =
        [
            new(Dataset.CardPath(context.DatasetFolder)),
            new(Dataset.TokensPath(context.DatasetFolder)),
            .. context.Experiment.Runs().SelectMany(each => Inputs(context, each)),
        ],
        Settings = ExperimentTable.Values(context.Experiment, ""),
        Outputs = [.. ReportMaterial.Outputs(context.Files.Report(context.Experiment.Name), "index.html", "report.md")],
    };

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Report(context.Experiment.Name);
        var dataset = Dataset.Read(context.DatasetFolder);
        var (experiment, encoding) = (context.Experiment, Encodings.Of(dataset.Card.Encoding));
        ReportRun[] runs =
            [.. experiment.Runs().Select(each => ReportMaterial.RunOf(context, each, encoding, isJudged: true, hasComposed: true))];
        var part = new ReportPart(
            experiment.Name, experiment.Description, experiment.Generation.Sampling.Temperature,
            [.. runs.Select(each => each.Model)], runs, Missing: [],
            ReportMaterial.CorpusOf(dataset), [.. (runs[0].Evaluation?.Losses?.Baselines ?? []).Select(line => line.Baseline)],
            AreTokensPitches: experiment.Family.PrefersRegression, ReportMaterial.IsChosenByTraining(experiment));
        var making = ReportMaterial.Command(context, dataset.Card.Corpus);
        ReportWriter.Write(new(Edition.Full, folder, [part], making, Publishing: null, [.. Settings(experiment)]));
        context.Voice.Say($"report: {Counted.Of(runs.Length, "run")}, written to {context.Files.ShownPath(folder)}");
    }

    public override void End(StageContext context)
    {
        var (name, best) = (context.Experiment.Name, Best(context));
        context.Voice.Say($"report: read: {Path.Combine(context.Files.Report(name), "index.html")}");
        context.Voice.Say($"report: listen: {Path.GetDirectoryName(context.Files.Sample(name, best.Name, 1))}");
        context.Voice.Say(
            $"report: compose more: {Quoted(Generator())} compose {Quoted(context.Files.Model(name, best.Name))} -o piece.mid");
    }

    private static IEnumerable<(string Name, string Value)> Settings(Experiment experiment) => ExperimentTable.All
        .Where(setting => setting.Name.Contains('.') && setting.Show(experiment).Length > 0)
        .Select(setting => (setting.Name, setting.Show(experiment)));

    // The path if it was built next to this program, so that the command can be pasted; otherwise the name.
    private static string Generator()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var file = OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne";
        var path = Path.Combine(own.Parent?.Parent?.FullName ?? "", "Nocturne.Generator", own.Name, file);
        return File.Exists(path) ? path : "nocturne";
    }

    // Every shell accepts double quotes, and paths rarely contain one.
    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static ExperimentRun Best(StageContext context) =>
        context.Experiment.Runs().MinBy(run => Loss(context, run))!;

    // MinBy would put NaN first; it must come last.
    private static double Loss(StageContext context, ExperimentRun run)
    {
        var loss = RunEvaluation.Read(context.Files.Evaluation(context.Experiment.Name, run.Name)).ValidationLoss;
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }

    private static IEnumerable<Artifact> Inputs(StageContext context, ExperimentRun run)
    {
        yield return new(context.Files.Model(context.Experiment.Name, run.Name));
        yield return new(RunRecord.PathIn(context.Files.Run(context.Experiment.Name, run.Name)));
        yield return new(ParityRecord.PathIn(context.Files.Run(context.Experiment.Name, run.Name)));
        yield return new(context.Files.Evaluation(context.Experiment.Name, run.Name));
        foreach (var sample in GenerateStage.Samples(context, run))
            yield return new(sample);
    }
}
