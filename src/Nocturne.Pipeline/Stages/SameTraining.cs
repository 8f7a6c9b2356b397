using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs;

namespace Nocturne.Pipeline.Stages;

/// <summary>A run that another experiment has trained with the same settings, except for the choice of the best epoch.</summary>
/// <param name="Experiment">Name of the other experiment.</param>
/// <param name="Select">The loss that chose its best epoch.</param>
/// <param name="Folder">Folder of the run.</param>
internal sealed record SameTraining(string Experiment, EpochChoice Select, string Folder)
{
    private const string SelectKey = "training.select";

    /// <summary>Finds a finished, undamaged run in the same artifacts folder.</summary>
    /// <param name="context">The environment, with the experiment that needs the run.</param>
    /// <param name="contract">What the training depends on.</param>
    /// <param name="run">The run.</param>
    /// <returns>The run, or <c>null</c> if there is none.</returns>
    public static SameTraining? Find(StageContext context, StageContract contract, ExperimentRun run)
    {
        var runs = Path.Combine(context.Files.Artifacts, "runs");
        var others = Directory.Exists(runs) ? Directory.EnumerateDirectories(runs).Select(folder => Path.GetFileName(folder)) : [];
        return others.Where(other => other != context.Experiment.Name).Order(StringComparer.Ordinal)
            .Select(other => Of(context, contract, other, run.Name)).FirstOrDefault(same => same is not null);
    }

    /// <summary>Copies its files to the run's own folder, renaming the weights if the best epoch is chosen differently.</summary>
    public void TakeOver(StageContext context, ExperimentRun run)
    {
        var (folder, select) = (context.Files.Run(context.Experiment.Name, run.Name), context.Experiment.Training.Select);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);          // from its own training, which was stopped
        foreach (var name in (string[])[RunFiles.Last, RunFiles.Metrics, RunFiles.Events])
            Copy(name, Path.Combine(folder, name));
        foreach (var choice in Enum.GetValues<EpochChoice>())
            Copy(RunFiles.Weights(choice, Select), Path.Combine(folder, RunFiles.Weights(choice, select)));
        var record = RunRecord.Read(RunRecord.PathIn(Folder));
        (record with
        {
            Experiment = context.Experiment.Name,
            Training = context.Experiment.Training,
            Best = EpochMetrics.Best(record.Epochs, select),
            TakenFrom = record.TakenFrom ?? Experiment,
        }).Write(RunRecord.PathIn(folder));
    }

    // The lock counts, not the other experiment's file, which may have changed since.
    private static SameTraining? Of(StageContext context, StageContract contract, string experiment, string run)
    {
        var folder = context.Files.Run(experiment, run);
        if (StageLock.Read(context.Files.Lock("train", experiment, run)) is not { } finished
            || finished.Code != contract.CodeVersion
            || !Same(finished.Settings, contract.Settings)
            || !finished.Inputs.SequenceEqual(StageLock.Hashes(contract.Inputs, context.Files)))
            return null;
        var select = Enum.Parse<EpochChoice>(finished.Settings[SelectKey], ignoreCase: true);
        var isWhole = StageCheck.ChangedOutput(TrainStage.Outputs(folder, select), finished.Outputs, context.Files) is null;
        return isWhole ? new(experiment, select, folder) : null;
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        WithoutSelect(left).SequenceEqual(WithoutSelect(right));

    private static IEnumerable<KeyValuePair<string, string>> WithoutSelect(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(pair => pair.Key != SelectKey).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private void Copy(string name, string path)
    {
        using var source = File.OpenRead(Path.Combine(Folder, name));
        AtomicFile.Write(path, source.CopyTo);
    }
}
