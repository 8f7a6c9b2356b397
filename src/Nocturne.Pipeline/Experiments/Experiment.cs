using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Experiments;

/// <summary>All settings that affect the output of the pipeline. Read from <c>build/experiments/NAME.json</c>.</summary>
/// <param name="Name">Name of the file, and of the folders that the experiment writes to.</param>
/// <param name="Description">Purpose of the experiment, in one sentence.</param>
/// <param name="Corpus">Corpus to train on, unless the command line names another.</param>
/// <param name="Encoding">Name of the encoding, which turns music into tokens.</param>
/// <param name="Model">The networks.</param>
/// <param name="Training">How they are trained.</param>
/// <param name="Data">Validation pieces and the encoding's settings.</param>
/// <param name="Generation">What the networks compose.</param>
public sealed record Experiment(
    string Name,
    string Description,
    string Corpus,
    string Encoding,
    ModelGrid Model,
    TrainingSettings Training,
    DataSettings Data,
    GenerationSettings Generation)
{
    /// <summary>Creates an experiment with all settings at their defaults.</summary>
    public static Experiment Default(string name) =>
        new(name, "", "nocturnes", "pitch", ModelGrid.Default, new TrainingSettings(), new DataSettings(), GenerationSettings.Default);

    /// <summary>Lists all runs, the cheapest first.</summary>
    public IReadOnlyList<ExperimentRun> Runs() => Model.Runs(Head);

    /// <summary>The family of encodings.</summary>
    public IEncodingFamily Family => EncodingFamilies.Find(Encoding);

    /// <summary>What the networks predict: as set, otherwise what suits the encoding.</summary>
    public HeadKind Head => Model.Head ?? (Family.PrefersRegression ? HeadKind.Regression : HeadKind.Categorical);

    /// <summary>Name of the encoding with the settings that differ from the defaults, as in the names of data sets.</summary>
    public string EncodingName => string.Join('-', [
        Encoding, .. Data.EncodingOf(Family).Where(setting => setting.Value != Family.Settings.Defaults[setting.Key])
            .OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => setting.Value == "true" ? setting.Key : $"{setting.Key}={setting.Value}")]);
}
