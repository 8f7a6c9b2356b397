using System.Globalization;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;
using Nocturne.Training.Data;

namespace Nocturne.Pipeline.Stages;

/// <summary>Trains each run, several at a time, each on one thread.</summary>
internal sealed class TrainStage(PreprocessStage preprocess) : Stage
{
    private Dataset? _dataset;
    private WindowSet? _training, _validation;
    private TrainingBoard? _board;

    public override string Name => "train";

    public override IReadOnlyList<Stage> Needs => [preprocess];

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var folder = Folder(context, run!);
        var settings = RunSettings.Of(run!);
        foreach (var (key, value) in SettingTable.Values(context.Experiment, "training."))
            settings[key] = value;
        settings["learner"] = LearnerFactory.Resolve(context.Options);
        return new()
        {
            CodeVersion = 1,
            Inputs = [Artifact.Field(Dataset.CardPath(context.DatasetFolder), "hash"), new(Dataset.TokensPath(context.DatasetFolder))],
            Settings = settings,
            Outputs =
            [
                Artifact.AllBut(RunRecord.PathIn(folder), RunRecord.ParityField),
                new(Path.Combine(folder, "metrics.csv")), new(BestWeights(folder)), new(Path.Combine(folder, "last.safetensors")),
            ],
        };
    }

    /// <summary>The weights of the lowest validation loss.</summary>
    public static string BestWeights(string folder) => Path.Combine(folder, "best.safetensors");

    public override int Jobs(StageContext context, int pending) => context.Options.Jobs ?? Math.Min(Environment.ProcessorCount, pending);

    public override void Begin(StageContext context, IReadOnlyList<ExperimentRun?> pending)
    {
        var settings = context.Experiment.Training;
        _dataset = Dataset.Read(context.DatasetFolder);
        _training = _dataset.Windows(Split.Training, settings);
        _validation = _dataset.Windows(Split.Validation, settings);
        _board = new TrainingBoard(context.Voice, context.Clock, pending!, settings.Epochs, _training.Count);
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {pending.Count} runs of {settings.Epochs} epochs, {_training.Count:N0} windows an epoch, {_validation.Count:N0} to validate; {Jobs(context, pending.Count)} at a time"));
    }

    // Without this a finished run would go on from its own checkpoint and do nothing.
    public override void Discard(StageContext context, ExperimentRun? run)
    {
        if (Directory.Exists(Folder(context, run!)))
            Directory.Delete(Folder(context, run!), recursive: true);
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (spec, settings, folder) = (run!.Spec, context.Experiment.Training, Folder(context, run));
        var fingerprint = Fingerprint.OfText(_dataset!.Card.Hash + string.Concat(Declare(context, run).Settings.Select(pair => $"\n{pair.Key}={pair.Value}")) + $"\n{Declare(context, run).CodeVersion}");
        using var learner = LearnerFactory.Create(context.Options, spec, settings, LearnerState.Initial(WeightInitializer.Create(spec, run.Seed)));
        var trainer = new Trainer(learner, _training!, _validation!, settings, run.Seed, folder, fingerprint);
        var result = trainer.Run(_board!.For(run), context.Cancellation);
        new RunRecord(
            context.Experiment.Name, run.Name, spec, run.Seed, settings, _dataset.Card.Corpus, _dataset.Card.Hash,
            learner.Description, result.Best, result.Epochs, result.Epochs.Sum(epoch => epoch.Seconds)).Write(RunRecord.PathIn(folder));
        _board.Finish(run, result, context.Files.ShortPath(folder));
    }

    private static string Folder(StageContext context, ExperimentRun run) => context.Files.Run(context.Experiment.Name, run.Name);
}
