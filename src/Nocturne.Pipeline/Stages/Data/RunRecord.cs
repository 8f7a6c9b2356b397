using System.Text.Json;
using System.Text.Json.Serialization;
using Nocturne.Models;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>What run.json says of a training run. Written by the stage train; the field <c>parity</c> is added by the stage export.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="Model">The network.</param>
/// <param name="Seed">Seed of its weights and of the order of its windows.</param>
/// <param name="Training">How it was trained.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">SHA-256 of the encoded corpus.</param>
/// <param name="Learner">What computed.</param>
/// <param name="Best">The epoch whose weights are kept: of the lowest validation loss, or training loss where <paramref name="Training"/> says so.</param>
/// <param name="Epochs">Every epoch.</param>
/// <param name="Seconds">Time that the epochs took together.</param>
/// <param name="Parity">How far the exported model is from the learner; <c>null</c> before the export.</param>
/// <param name="TakenFrom">The experiment that the same training was done for; <c>null</c> (left out of JSON) where it was this one.</param>
internal sealed record RunRecord(
    string Experiment,
    string Run,
    ModelSpec Model,
    int Seed,
    TrainingSettings Training,
    string Corpus,
    string CorpusHash,
    string Learner,
    EpochMetrics Best,
    IReadOnlyList<EpochMetrics> Epochs,
    double Seconds,
    ParityRecord? Parity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TakenFrom = null)
{
    /// <summary>Name of the field that the stage export owns.</summary>
    public const string ParityField = "parity";

    /// <summary>The file in a run's folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "run.json");

    /// <summary>Reads a run.</summary>
    /// <exception cref="PipelineException">The file is damaged.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PipelineJson.Default.RunRecord) ?? throw new JsonException("it is empty.");
        }
        catch (JsonException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage train with --force.");
        }
    }

    /// <summary>Writes the run whole or not at all.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, PipelineJson.Default.RunRecord) + "\n");
}

/// <summary>How far an exported model is from the learner it comes from.</summary>
/// <param name="MaxAbsoluteDifference">Largest difference of any output or state.</param>
/// <param name="Windows">Validation windows that both ran.</param>
internal sealed record ParityRecord(double MaxAbsoluteDifference, int Windows);
