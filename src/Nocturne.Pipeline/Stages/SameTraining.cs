using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>A run that another experiment has trained just as this one would be: only what is chosen of it may differ.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Select">Which loss chose its best epoch.</param>
/// <param name="Folder">Where the run is.</param>
internal sealed record SameTraining(string Experiment, EpochChoice Select, string Folder)
{
    private const string SelectKey = "training.select";

    /// <summary>Looks for such a run, finished and unharmed, in the same artifacts folder.</summary>
    /// <param name="context">The experiment that needs one.</param>
    /// <param name="contract">What the training would depend on.</param>
    /// <param name="run">The run.</param>
    /// <returns><c>null</c> where there is none.</returns>
    public static SameTraining? Find(StageContext context, StageContract contract, ExperimentRun run)
    {
        var runs = Path.Combine(context.Files.Artifacts, "runs");
        var others = Directory.Exists(runs) ? Directory.EnumerateDirectories(runs).Select(folder => Path.GetFileName(folder)) : [];
        return others.Where(other => other != context.Experiment.Name).Order(StringComparer.Ordinal)
            .Select(other => Of(context, contract, other, run.Name)).FirstOrDefault(same => same is not null);
    }

    /// <summary>Puts its files into the run's own folder, under the names that they have there.</summary>
    public void TakeOver(StageContext context, ExperimentRun run)
    {
        var (folder, select) = (context.Files.Run(context.Experiment.Name, run.Name), context.Experiment.Training.Select);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);          // a training of its own that was stopped
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
            Parity = null,
            TakenFrom = record.TakenFrom ?? Experiment,
        }).Write(RunRecord.PathIn(folder));
    }

    // What its lock says holds, not its experiment's file, which may have changed since.
    private static SameTraining? Of(StageContext context, StageContract contract, string experiment, string run)
    {
        var folder = context.Files.Run(experiment, run);
        if (StageLock.Read(context.Files.Lock("train", experiment, run)) is not { } finished || finished.Code != contract.CodeVersion
            || !Same(finished.Settings, contract.Settings) || !finished.Inputs.SequenceEqual(StageLock.Hashes(contract.Inputs, context.Files)))
            return null;
        var select = finished.Settings.ContainsKey(SelectKey) ? EpochChoice.Training : EpochChoice.Validation;
        var isWhole = StageCheck.ChangedOutput(TrainStage.Outputs(folder, select), finished.Outputs, context.Files) is null;
        return isWhole && File.Exists(Path.Combine(folder, RunFiles.Weights(context.Experiment.Training.Select, select))) ? new(experiment, select, folder) : null;
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        WithoutSelect(left).SequenceEqual(WithoutSelect(right));

    private static IEnumerable<KeyValuePair<string, string>> WithoutSelect(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(pair => pair.Key != SelectKey).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    // The weights of the other choice may be missing where the training is from before they were kept.
    private void Copy(string name, string path)
    {
        if (!File.Exists(Path.Combine(Folder, name)))
            return;
        using var source = File.OpenRead(Path.Combine(Folder, name));
        AtomicFile.Write(path, source.CopyTo);
    }
}
