using System.Globalization;
using Nocturne.Models;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>Writes each run's best weights as an ONNX model, and holds what ONNX Runtime makes of it against the learner.</summary>
internal sealed class ExportStage(TrainStage train) : Stage
{
    /// <summary>A larger difference of any output or state fails the stage.</summary>
    public const double Tolerance = 1e-5;

    private const int SeedWindows = 8;

    public override string Name => "export";

    public override IReadOnlyList<Stage> Needs => [train];

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Run(context.Experiment.Name, run!.Name);
        var settings = RunSettings.Of(run);
        foreach (var (key, value) in SettingTable.Values(context.Experiment, "training.batch", "training.window", "training.stride", "generation.run"))
            settings[key] = value;
        settings["learner"] = LearnerFactory.Setting(context, Name, run);
        settings["nocturne"] = Version;
        return new()
        {
            CodeVersion = 2,                        // 2: the card holds the model's SHA-256
            Inputs = [new(TrainStage.BestWeights(folder)), new(Dataset.CardPath(context.DatasetFolder)), new(Dataset.TokensPath(context.DatasetFolder))],
            Settings = settings,
            Outputs = [new(ModelPath(context, run)), Artifact.Field(RunRecord.PathIn(folder), RunRecord.ParityField)],
        };
    }

    public override int Jobs(StageContext context, int pending) => train.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (settings, folder, path) = (context.Experiment.Training, context.Files.Run(context.Experiment.Name, run!.Name), ModelPath(context, run));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);                                          // no model of before beside a stage that fails
        var dataset = Dataset.Read(context.DatasetFolder);
        var spec = run.SpecFor(dataset.Card.Encoding.Size);
        var windows = dataset.Windows(Split.Validation, settings, spec.Input, spec.Head);
        var weights = Weights.Load(spec, TrainStage.BestWeights(folder));
        using var learner = LearnerFactory.Create(context.Options with { AllowTf32 = false }, spec, settings, LearnerState.Initial(weights));
        var judge = new ParityJudge(learner, windows, settings.Batch, context.Cancellation);

        var card = Card(context, run, dataset, judge.ResidualSpread());
        var parity = judge.Export(weights, card, path, Tolerance);
        var record = RunRecord.PathIn(folder);
        (RunRecord.Read(record) with { Parity = parity }).Write(record);
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"export: {context.Files.ShownPath(path)}: {new FileInfo(path).Length:N0} bytes; differs from the learner by at most {parity.MaxAbsoluteDifference:0.0e+0} on {parity.Windows:N0} validation windows"));
    }

    /// <summary>Nocturne's version.</summary>
    public static string Version { get; } = typeof(ExportStage).Assembly.GetName().Version!.ToString(3);

    private static string ModelPath(StageContext context, ExperimentRun run) => context.Files.Model(context.Experiment.Name, run.Name);

    private static ModelCard Card(StageContext context, ExperimentRun run, Dataset dataset, double residualSpread)
    {
        var window = context.Experiment.Training.Window;
        return new(
            ModelCard.CurrentFormat, run.SpecFor(dataset.Card.Encoding.Size), dataset.Card.Encoding, window, context.Experiment.Generation.Run, Seeds(dataset, window), residualSpread,
            dataset.Card.Corpus, dataset.Card.Hash, context.Experiment.Name, run.Name, Version, dataset.Card.Licence);
    }

    // The beginnings of training pieces, evenly chosen among those that are long enough.
    private static int[][] Seeds(Dataset dataset, int window)
    {
        var pieces = dataset.Of(Split.Training).Where(tokens => tokens.Length >= window).ToArray();
        var count = Math.Min(SeedWindows, pieces.Length);
        return [.. Enumerable.Range(0, count).Select(i => pieces[i * pieces.Length / count][..window])];
    }
}
