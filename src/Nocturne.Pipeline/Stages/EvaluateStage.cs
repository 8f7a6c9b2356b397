using System.Globalization;
using Nocturne.Evaluation;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Stages;

/// <summary>Measures what each exported model is worth beside trivial predictors.</summary>
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
            Artifact.Field(Dataset.CardPath(context.DatasetFolder), "hash"),
            new(Dataset.TokensPath(context.DatasetFolder)),
        ],
        Settings = SettingTable.Values(context.Experiment, "training.stride"),
        Outputs = [new(context.Files.Evaluation(context.Experiment.Name, run.Name))],
    };

    // One thread a model: the numbers are the same on every number of cores.
    public override int Jobs(StageContext context, int pending) => export.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (name, path) = (context.Experiment.Name, context.Files.Evaluation(context.Experiment.Name, run!.Name));
        var dataset = Dataset.Read(context.DatasetFolder);
        using var model = MusicModel.Load(context.Files.Model(name, run.Name), Devices.Preference(context.Options));
        var (training, validation, settings) = (dataset.Of(Split.Training), dataset.Of(Split.Validation), new EvaluationSettings(Stride: context.Experiment.Training.Stride));
        var evaluation = new RunEvaluation(name, run.Name, model.Card.Model, dataset.Card.Corpus, model.Device);
        evaluation = model.Card.Model.Head == HeadKind.Categorical
            ? evaluation with { Classes = ClassEvaluator.Evaluate(model, training, validation, settings) }
            : evaluation with { Losses = ModelEvaluator.Evaluate(model, training, validation, settings) };
        evaluation.Write(path);
        context.Voice.Say($"evaluate: {run.Name}: {(evaluation.Classes is { } classes ? Line(classes) : Line(evaluation.Losses!))}; written to {context.Files.ShownPath(path)}");
    }

    private static string Line(ModelEvaluation losses)
    {
        var baselines = string.Join(", ", losses.Baselines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Baseline.Name} {line.Baseline.ScaledMse:F6}")));
        return string.Create(CultureInfo.InvariantCulture,
            $"validation MSE {losses.Validation.ScaledMse:F6}, {losses.Validation.SemitonesRms:F2} semitones RMS, R² {losses.Validation.RSquared:F3} (trivial: {baselines})");
    }

    private static string Line(ClassEvaluation classes)
    {
        var baselines = string.Join(", ", classes.Baselines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} {line.CrossEntropyNats:F3}")));
        var losses = classes.Validation;
        return string.Create(CultureInfo.InvariantCulture,
            $"validation cross-entropy {losses.CrossEntropyNats:F3} nats, {losses.CrossEntropyBits:F3} bits, {100 * losses.Accuracy:F1} % right, {100 * losses.RepeatShare:F1} % repeat the last token (trivial: {baselines})");
    }
}
