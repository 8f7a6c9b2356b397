using System.Globalization;
using Nocturne.Corpora;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs;

namespace Nocturne.Pipeline.Stages;

/// <summary>Trains the runs, several at the same time, each on one thread.</summary>
internal sealed class TrainStage(PreprocessStage preprocess) : Stage
{
    private Dataset? _dataset;
    private TrainingBoard? _board;

    public override string Name => "train";

    public override IReadOnlyList<Stage> Needs => [preprocess];

    public override StageContract Declare(StageContext context, ExperimentRun? run)
    {
        var folder = Folder(context, run!);
        var settings = RunSettings.Of(run!);
        foreach (var (key, value) in ExperimentTable.Values(context.Experiment, "training."))
            settings[key] = value;
        settings["learner"] = LearnerFactory.Setting(context, Name, run!);
        return new()
        {
            CodeVersion = 1,
            Inputs = [Artifact.OfDataset(context.DatasetFolder), new(Dataset.TokensPath(context.DatasetFolder))],
            Settings = settings,
            Outputs = Outputs(folder, context.Experiment.Training.Select),
        };
    }

    /// <summary>Lists the files that training writes to a run's folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="select">The loss that chooses the best epoch.</param>
    public static IReadOnlyList<Artifact> Outputs(string folder, EpochChoice select)
    {
        var weights = Enum.GetValues<EpochChoice>().Select(choice => RunFiles.Weights(choice, select)).Append(RunFiles.Last);
        var others = weights.Prepend(RunFiles.Metrics).Select(name => new Artifact(Path.Combine(folder, name)));
        return [new(RunRecord.PathIn(folder)), .. others];
    }

    /// <summary>Path of the weights of the best epoch.</summary>
    public static string BestWeights(string folder) => Path.Combine(folder, RunFiles.Best);

    public override int Jobs(StageContext context, int pending) => context.Options.Jobs ?? Math.Min(Environment.ProcessorCount, pending);

    public override IDisposable Begin(StageContext context, IReadOnlyList<ExperimentRun?> pending)
    {
        var (settings, jobs) = (context.Experiment.Training, Jobs(context, pending.Count));
        _dataset = Dataset.Read(context.DatasetFolder);
        var training = _dataset.Batches(Split.Training, settings).Predictions;
        var validation = _dataset.Batches(Split.Validation, settings).Predictions;
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {Counted.Of(pending.Count, "run")} of {Counted.Of(settings.Epochs, "epoch")}; per epoch {training:N0} training and " +
            $"{validation:N0} validation predictions; {Math.Min(jobs, pending.Count)} at the same time"));
        if (LearnerFactory.Remark(context.Options) is { } remark)
            context.Voice.Say($"train: {remark}");
        _board = new TrainingBoard(context.Voice, context.Clock, pending!, settings.Epochs, training, jobs, settings.Select);
        return _board.Show();
    }

    // Otherwise a finished run would resume from its own last checkpoint and do nothing.
    public override void Discard(StageContext context, ExperimentRun? run)
    {
        if (Directory.Exists(Folder(context, run!)))
            Directory.Delete(Folder(context, run!), recursive: true);
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var (spec, settings, folder) = (run!.SpecFor(_dataset!.Card.Encoding.Sizes), context.Experiment.Training, Folder(context, run));
        if (!context.Options.Force && SameTraining.Find(context, Declare(context, run), run) is { } same)
        {
            same.TakeOver(context, run);
            _board!.TakeOver(run, same.Experiment);
            return;
        }
        DeleteLeftovers(folder);
        var values = Encodings.Of(_dataset.Card.Encoding).Fields.Select(field => field.Values?.ToArray());
        var weights = WeightInitializer.Create(spec, run.Seed, [.. values]);
        using var learner = LearnerFactory.Create(context.Options, spec, settings, LearnerState.Initial(weights));
        var training = _dataset.Batches(Split.Training, settings, run.Seed);
        var keeper = new RunFolder(
            folder, spec, settings.Select, RunFingerprint(context, run), training.Predictions, context.Clock,
            warning => context.Voice.Say($"train: {run.Name}: warning: {warning}"));
        var validation = _dataset.Batches(Split.Validation, settings);
        var loop = new TrainingLoop(learner, training, validation, settings, run.Seed, keeper, context.Clock);
        var result = loop.Run(_board!.For(run), context.Cancellation);
        new RunRecord(
            context.Experiment.Name, run.Name, spec, run.Seed, settings, _dataset.Card.Corpus, _dataset.Card.Hash,
            learner.Description, result.Best, result.Epochs, result.Epochs.Sum(epoch => epoch.Seconds)).Write(RunRecord.PathIn(folder));
        _board.Finish(run, result, context.Files.ShownPath(folder));
    }

    // Everything that the weights depend on, except the learner, so that another learner can resume a run. It includes the number of
    // epochs, although a longer run starts like a shorter one: simple and safe.
    private string RunFingerprint(StageContext context, ExperimentRun run)
    {
        var contract = Declare(context, run);
        var settings = contract.Settings.Where(pair => pair.Key != "learner").Select(pair => $"{pair.Key}={pair.Value}");
        return Sha256Hex.OfText(string.Join("\n", [_dataset!.Card.Hash, $"code={contract.CodeVersion}", .. settings]));
    }

    // Incomplete checkpoints of a process that was killed while it wrote.
    private static void DeleteLeftovers(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.tmp") : [])
            File.Delete(path);
    }

    private static string Folder(StageContext context, ExperimentRun run) => context.Files.Run(context.Experiment.Name, run.Name);
}
