using Nocturne.Models;
using Nocturne.Training;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Everything that decides what comes out of the pipeline. Read from <c>build/experiments/NAME.json</c>.</summary>
/// <param name="Name">Name of the file, and of every folder that the experiment writes to.</param>
/// <param name="Description">What it is for, in a sentence.</param>
/// <param name="Corpus">Corpus where the caller names none.</param>
/// <param name="Encoding">How music becomes tokens.</param>
/// <param name="Model">The networks.</param>
/// <param name="Training">How they are trained.</param>
/// <param name="Data">What is kept out of training.</param>
/// <param name="Generation">What is composed with them.</param>
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
    /// <summary>An experiment that says nothing of its own.</summary>
    public static Experiment Default(string name) =>
        new(name, "", "nocturnes", "pitch", ModelGrid.Default, new TrainingSettings(), new DataSettings(), new GenerationSettings());

    /// <summary>Every run, the cheap ones first.</summary>
    public IReadOnlyList<ExperimentRun> Runs() => Model.Runs(Head);

    /// <summary>What the networks' output means: what the file says, else what the encoding is for.</summary>
    public HeadKind Head => Model.Head ?? (Encoding == "pitch" ? HeadKind.Regression : HeadKind.Categorical);

    /// <summary>The encoding as data sets are named after it.</summary>
    public string EncodingName => Data.Octaves ? $"{Encoding}-octaves" : Encoding;
}
