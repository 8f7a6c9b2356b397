using System.Globalization;
using Nocturne.Evaluation;
using Nocturne.Evaluation.Report;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>Puts all that an experiment came to into one report.</summary>
internal sealed class ReportStage(EvaluateStage evaluate, GenerateStage generate) : Stage
{
    public override string Name => "report";

    public override bool IsPerRun => false;

    public override IReadOnlyList<Stage> Needs => [evaluate, generate];

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = 2,
        Inputs = [new(Dataset.CardPath(context.DatasetFolder)), new(Dataset.TokensPath(context.DatasetFolder)), .. context.Experiment.Runs().SelectMany(each => Inputs(context, each))],
        Settings = SettingTable.Values(context.Experiment, ""),
        Outputs = [.. Outputs(context).Select(path => new Artifact(path))],
    };

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Report(context.Experiment.Name);
        var dataset = Dataset.Read(context.DatasetFolder);
        ReportRun[] runs = [.. context.Experiment.Runs().Select(each => RunOf(context, each, dataset.Card.Encoding))];
        ReportSetting[] settings = [.. SettingTable.All.Where(setting => setting.Key.Contains('.', StringComparison.Ordinal) && setting.IsSaid(context.Experiment) && setting.Show(context.Experiment).Length > 0)
            .Select(setting => new ReportSetting(setting.Key, setting.Show(context.Experiment)))];
        ReportWriter.Write(new(
            context.Experiment.Name, context.Experiment.Description, Command(context, dataset.Card.Corpus),
            CorpusOf(dataset), settings, [.. (runs[0].Evaluation?.Baselines ?? []).Select(line => line.Baseline)], runs, dataset.Card.Encoding.Vocabulary is null), folder);
        context.Voice.Say($"report: {Counted.Of(runs.Length, "run")}, written to {context.Files.ShownPath(folder)}");
    }

    public override void End(StageContext context)
    {
        var (name, best) = (context.Experiment.Name, Best(context));
        context.Voice.Say($"report: look at {Path.Combine(context.Files.Report(name), "index.html")}");
        context.Voice.Say($"report: listen to {Path.GetDirectoryName(context.Files.Sample(name, best.Name, 1))}");
        context.Voice.Say($"report: compose more: {Quoted(Generator())} compose {Quoted(context.Files.Model(name, best.Name))} -o piece.mid");
    }

    /// <summary>A corpus as reports have it.</summary>
    public static ReportCorpus CorpusOf(Dataset dataset) => new(dataset.Card.Corpus, dataset.Card.Licence, [.. dataset.Card.Pieces.Select((piece, i) =>
        new ReportPiece(piece.Name, piece.Split == Split.Validation, dataset.Tokens[i]))]);

    /// <summary>The command that makes what lies here again. A folder of the user's is not named: a report may be shown to others.</summary>
    public static string Command(StageContext context, string corpus, string target = "Report")
    {
        var isBuiltIn = File.Exists(Path.Combine(context.Files.CorpusDefinitions, corpus + ".json"));
        string[] options =
        [
            $"--target={target}",
            $"--experiment={context.Experiment.Name}",
            .. corpus == context.Experiment.Corpus ? [] : new[] { $"--corpus={(isBuiltIn ? corpus : "FOLDER")}" },
            .. context.Options.Overrides.Select(setting => setting.Contains(' ', StringComparison.Ordinal) ? $"'--set={setting}'" : $"--set={setting}"),
        ];
        return $"./build.sh {string.Join(' ', options)}";
    }

    // Its path where it was built beside this program, so that the line can be copied; else its name.
    private static string Generator()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent?.Parent?.FullName ?? "", "Nocturne.Generator", own.Name, OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne");
        return File.Exists(path) ? path : "nocturne";
    }

    // Double quotes, which every shell takes; a path cannot be expected to hold one.
    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static ExperimentRun Best(StageContext context) =>
        context.Experiment.Runs().MinBy(run => Loss(context, run))!;

    // A loss that is no number comes last, where MinBy would have it first.
    private static double Loss(StageContext context, ExperimentRun run)
    {
        var loss = RunEvaluation.Read(context.Files.Evaluation(context.Experiment.Name, run.Name)).ValidationLoss;
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }

    private static IEnumerable<Artifact> Inputs(StageContext context, ExperimentRun run)
    {
        yield return new(context.Files.Model(context.Experiment.Name, run.Name));
        yield return new(RunRecord.PathIn(context.Files.Run(context.Experiment.Name, run.Name)));
        yield return new(context.Files.Evaluation(context.Experiment.Name, run.Name));
        foreach (var sample in GenerateStage.Samples(context, run))
            yield return new(sample);
    }

    // Which figures there are is the writer's to decide: those that are there are its outputs.
    private static IEnumerable<string> Outputs(StageContext context)
    {
        var folder = context.Files.Report(context.Experiment.Name);
        var figures = Path.Combine(folder, "figures");
        var drawn = Directory.Exists(figures) ? Directory.EnumerateFiles(figures, "*.svg") : [];
        return [Path.Combine(folder, "index.html"), Path.Combine(folder, "report.md"), .. drawn.Order(StringComparer.Ordinal)];
    }

    private static ReportRun RunOf(StageContext context, ExperimentRun run, EncodingCard card)
    {
        var name = context.Experiment.Name;
        var record = RunRecord.Read(RunRecord.PathIn(context.Files.Run(name, run.Name)));
        var encoding = Encodings.Of(card);
        var evaluation = RunEvaluation.Read(context.Files.Evaluation(name, run.Name));
        var generation = context.Experiment.Generation;
        return new(
            run.Name,
            evaluation.Model,
            [.. record.Epochs.Select(epoch => new ReportEpoch(epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.Seconds))],
            evaluation.Losses,
            record.Parity?.MaxAbsoluteDifference ?? throw new PipelineException($"run.json of {run.Name} has no parity. Run the stage export with --force."),
            context.Files.Model(name, run.Name),
            [.. GenerateStage.Samples(context, run).Select((path, index) => SampleOf(
                path, string.Create(CultureInfo.InvariantCulture, $"seed {generation.Seed + index}, temperature {generation.Temperature}"), generation.Temperature, encoding))],
            evaluation.Classes,
            context.Experiment.Training.Select == EpochChoice.Training ? record.Best.Epoch : null);
    }

    private static ReportSample SampleOf(string path, string note, double temperature, IEncoding encoding)
    {
        var score = MidiReader.Read(path).Score;
        return new(path, note, encoding.Encode(score), encoding.Vocabulary is null ? null : Onsets(score), temperature);
    }

    // An onset is a token.
    private static IReadOnlyList<IReadOnlyList<int>> Onsets(Score score) =>
        [.. score.Notes.GroupBy(note => note.StartTicks, note => note.Pitch).Select(onset => (IReadOnlyList<int>)[.. onset])];
}
