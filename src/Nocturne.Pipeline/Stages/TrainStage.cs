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
        settings["learner"] = LearnerFactory.Setting(context, Name, run!);
        return new()
        {
            CodeVersion = 1,
            Inputs = [Artifact.Field(Dataset.CardPath(context.DatasetFolder), "hash"), new(Dataset.TokensPath(context.DatasetFolder))],
            Settings = settings,
            Outputs = Outputs(folder, context.Experiment.Training.Select),
        };
    }

    /// <summary>What a training leaves in its folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="select">Which loss said what epoch was the best.</param>
    public static IReadOnlyList<Artifact> Outputs(string folder, EpochChoice select)
    {
        var others = Enum.GetValues<EpochChoice>().Where(choice => choice != select).Select(choice => Path.Combine(folder, RunFiles.Weights(choice, select)));
        return
        [
            Artifact.AllBut(RunRecord.PathIn(folder), RunRecord.ParityField),
            new(Path.Combine(folder, RunFiles.Metrics)), new(BestWeights(folder)), new(Path.Combine(folder, RunFiles.Last)),
            .. others.Where(File.Exists).Select(path => new Artifact(path)),     // runs that were trained before it was kept do without
        ];
    }

    /// <summary>The weights of the best epoch.</summary>
    public static string BestWeights(string folder) => Path.Combine(folder, RunFiles.Best);

    public override int Jobs(StageContext context, int pending) => context.Options.Jobs ?? Math.Min(Environment.ProcessorCount, pending);

    public override IDisposable Begin(StageContext context, IReadOnlyList<ExperimentRun?> pending)
    {
        var (settings, jobs) = (context.Experiment.Training, Jobs(context, pending.Count));
        _dataset = Dataset.Read(context.DatasetFolder);
        var (input, head) = (context.Experiment.Model.Input, context.Experiment.Head);
        _training = _dataset.Windows(Split.Training, settings, input, head);
        _validation = _dataset.Windows(Split.Validation, settings, input, head);
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {Counted.Of(pending.Count, "run")} of {Counted.Of(settings.Epochs, "epoch")}, {_training.Count:N0} windows an epoch, {_validation.Count:N0} to validate; {Math.Min(jobs, pending.Count)} at a time"));
        if (LearnerFactory.Remark(context.Options) is { } remark)
            context.Voice.Say($"train: {remark}");
        _board = new TrainingBoard(context.Voice, context.Clock, pending!, settings.Epochs, _training.Count, jobs, settings.Select);
        return _board.Show();
    }

    // Without this a finished run would go on from its own checkpoint and do nothing.
    public override void Discard(StageContext context, ExperimentRun? run)
    {
        if (Directory.Exists(Folder(context, run!)))
            Directory.Delete(Folder(context, run!), recursive: true);
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (spec, settings, folder) = (run!.SpecFor(_dataset!.Card.Encoding.Size), context.Experiment.Training, Folder(context, run));
        if (!context.Options.Force && SameTraining.Find(context, Declare(context, run), run) is { } same)
        {
            same.TakeOver(context, run);
            _board!.TakeOver(run, same.Experiment);
            return;
        }
        DeleteLeftovers(folder);
        using var learner = LearnerFactory.Create(context.Options, spec, settings, LearnerState.Initial(WeightInitializer.Create(spec, run.Seed)));
        var trainer = new Trainer(learner, _training!, _validation!, settings, run.Seed, folder, RunFingerprint(context, run), context.Clock,
            warning => context.Voice.Say($"train: {run.Name}: warning: {warning}"));
        var result = trainer.Run(_board!.For(run), context.Cancellation);
        new RunRecord(
            context.Experiment.Name, run.Name, spec, run.Seed, settings, _dataset.Card.Corpus, _dataset.Card.Hash,
            learner.Description, result.Best, result.Epochs, result.Epochs.Sum(epoch => epoch.Seconds)).Write(RunRecord.PathIn(folder));
        _board.Finish(run, result, context.Files.ShownPath(folder));
    }

    // All that the weights depend on; the number of epochs too, though a longer run begins like a shorter one: simple and safe.
    // But not the learner, so that a run goes on with another one. It was part of it once: the name stays, for the checkpoints of then.
    private string RunFingerprint(StageContext context, ExperimentRun run)
    {
        var contract = Declare(context, run);
        var settings = contract.Settings.Select(pair => pair.Key == "learner" ? "learner=simd" : $"{pair.Key}={pair.Value}");
        return Sha256Hex.OfText(string.Join("\n", [_dataset!.Card.Hash, $"code={contract.CodeVersion}", .. settings]));
    }

    // Half a checkpoint of a process that was killed while it wrote.
    private static void DeleteLeftovers(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.tmp") : [])
            File.Delete(path);
    }

    private static string Folder(StageContext context, ExperimentRun run) => context.Files.Run(context.Experiment.Name, run.Name);
}
