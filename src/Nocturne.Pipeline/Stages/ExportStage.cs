using System.Globalization;
using Nocturne.Corpora;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Stages;

/// <summary>Exports each run's best weights as an ONNX model, and compares the results of ONNX Runtime with those of the learner.</summary>
internal sealed class ExportStage(TrainStage train) : Stage
{
    /// <summary>Maximum difference of any output or state; a larger one is an error.</summary>
    public const double Tolerance = 1e-5;

    private const int SeedWindows = 8;

    public override string Name => "export";

    public override IReadOnlyList<Stage> Needs => [train];

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var folder = context.Files.Run(context.Experiment.Name, run!.Name);
        var settings = RunSettings.Of(run);
        string[] keys = ["training.batch", "training.window", "training.stride", "generation.run"];
        foreach (var (key, value) in ExperimentTable.Values(context.Experiment, keys))
            settings[key] = value;
        settings["learner"] = LearnerFactory.Setting(context, Name, run);
        settings["nocturne"] = Version;
        return new()
        {
            CodeVersion = 3,                        // 3: the parity has its own file
            Inputs =
            [
                new(TrainStage.BestWeights(folder)),
                new(Dataset.CardPath(context.DatasetFolder)),
                new(Dataset.TokensPath(context.DatasetFolder)),
            ],
            Settings = settings,
            Outputs = [new(ModelPath(context, run)), new(ParityRecord.PathIn(folder))],
        };
    }

    public override int Jobs(StageContext context, int pending) => train.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (settings, path) = (context.Experiment.Training, ModelPath(context, run!));
        var folder = context.Files.Run(context.Experiment.Name, run!.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);                                          // if the stage fails, no earlier model may remain
        var dataset = Dataset.Read(context.DatasetFolder);
        var spec = run.SpecFor(dataset.Card.Encoding.Sizes);
        var weights = Weights.Load(spec, TrainStage.BestWeights(folder));
        var options = context.Options with { AllowTf32 = false };
        using var learner = LearnerFactory.Create(options, spec, settings, LearnerState.Initial(weights));
        var judge = new ParityJudge(learner, weights, dataset.Batches(Split.Validation, settings), context.Cancellation);
        var card = Card(context, spec, run.Name, dataset, judge.ResidualSpreads());
        var parity = judge.Export(card, path, Tolerance);
        parity.Write(ParityRecord.PathIn(folder));
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"export: {context.Files.ShownPath(path)}: {new FileInfo(path).Length:N0} bytes; " +
            $"maximum difference from the learner {parity.MaxAbsoluteDifference:0.0e+0} " +
            $"on {Counted.Of(parity.Sequences, "validation sequence")}"));
    }

    /// <summary>Nocturne's version.</summary>
    public static string Version { get; } = typeof(ExportStage).Assembly.GetName().Version!.ToString(3);

    private static string ModelPath(StageContext context, ExperimentRun run) =>
        context.Files.Model(context.Experiment.Name, run.Name);

    private static ModelCard Card(StageContext context, ModelSpec spec, string run, Dataset dataset, double[] residualSpreads)
    {
        var (window, corpus) = (context.Experiment.Training.Window, dataset.Card);
        return new(
            ModelCard.CurrentFormat, GraphDescription.CurrentVersion, spec, corpus.Encoding, window, context.Experiment.Generation.Run,
            new Dictionary<string, string>(), Seeds(dataset, window), residualSpreads, BitsPerNote: null,
            corpus.Corpus, corpus.Hash, corpus.Licence, corpus.CommercialUse, context.Experiment.Name, run, Version);
    }

    // The first window of some training pieces, evenly spaced among those that are long enough.
    private static int[][] Seeds(Dataset dataset, int window)
    {
        var length = window * dataset.Fields;
        var pieces = dataset.Of(Split.Training).Where(tokens => tokens.Length >= length).ToArray();
        var count = Math.Min(SeedWindows, pieces.Length);
        return [.. Enumerable.Range(0, count).Select(i => pieces[i * pieces.Length / count][..length])];
    }
}
