using System.Globalization;
using Nocturne.Corpora;
using Nocturne.Evaluation;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Evaluates each exported model and compares it with trivial predictors.</summary>
internal sealed class EvaluateStage(ExportStage export) : Stage
{
    public override string Name => "evaluate";

    public override IReadOnlyList<Stage> Needs => [export];

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = 1,
        Inputs =
        [
            new(context.Files.Model(context.Experiment.Name, run!.Name)),
            Artifact.OfDataset(context.DatasetFolder),
            new(Dataset.TokensPath(context.DatasetFolder)),
        ],
        Settings = ExperimentTable.Values(context.Experiment, "training.stride"),
        Outputs = [new(context.Files.Evaluation(context.Experiment.Name, run.Name))],
    };

    // One thread per model, so that the results do not depend on the number of cores.
    public override int Jobs(StageContext context, int pending) => export.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (name, path) = (context.Experiment.Name, context.Files.Evaluation(context.Experiment.Name, run!.Name));
        var dataset = Dataset.Read(context.DatasetFolder);
        using var model = MusicModel.Load(context.Files.Model(name, run.Name), Devices.Preference(context.Options));
        var (training, validation) = (dataset.Of(Split.Training), dataset.Of(Split.Validation));
        var stride = context.Experiment.Training.Stride;
        var evaluation = new RunEvaluation(name, run.Name, model.Card.Model, dataset.Card.Corpus, model.Device);
        evaluation = model.Card.Model.Heads[0].Kind == HeadKind.Categorical
            ? evaluation with { Classes = ClassEvaluator.Evaluate(model, training, validation, stride) }
            : evaluation with { Losses = ModelEvaluator.Evaluate(model, training, validation, stride) };
        evaluation.Write(path);
        var line = evaluation.Classes is { } classes ? Line(classes) : Line(evaluation.Losses!);
        context.Voice.Say($"evaluate: {run.Name}: {line}; written to {context.Files.ShownPath(path)}");
    }

    private static string Line(ModelEvaluation losses)
    {
        var baselines = string.Join(", ", losses.Baselines.Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"{line.Baseline.Name} {line.Baseline.ScaledMse:F6}")));
        var validation = losses.Validation;
        return string.Create(CultureInfo.InvariantCulture,
            $"validation MSE {validation.ScaledMse:F6}, {validation.SemitonesRms:F2} semitones RMS, R² {validation.RSquared:F3} " +
            $"(baselines: {baselines})");
    }

    private static string Line(ClassEvaluation classes)
    {
        var baselines = string.Join(", ", classes.Baselines.Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"{line.Name} {line.CrossEntropyNats:F3}")));
        var losses = classes.Validation;
        return string.Create(CultureInfo.InvariantCulture,
            $"validation cross-entropy {losses.CrossEntropyNats:F3} nats, {losses.CrossEntropyBits:F3} bits, " +
            $"{100 * losses.Accuracy:F1} % correct, {100 * losses.RepeatShare:F1} % repeat the last token (baselines: {baselines})");
    }
}
