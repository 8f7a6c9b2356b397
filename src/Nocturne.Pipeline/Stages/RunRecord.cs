using System.Text.Json;
using System.Text.Json.Serialization;
using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Stages;

/// <summary>Record of a training run: <c>run.json</c>, written by the stage train.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="Model">The network.</param>
/// <param name="Seed">Seed of the initial weights and of the order of batches.</param>
/// <param name="Training">Settings of the training.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">SHA-256 of the encoded corpus.</param>
/// <param name="Learner">The learner that trained it.</param>
/// <param name="Best">
/// The epoch whose weights are kept, with the lowest validation loss or the lowest training loss, as <paramref name="Training"/> says.
/// </param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Seconds">Duration of all epochs, in seconds.</param>
/// <param name="TakenFrom">
/// The experiment from which the training was copied, or <c>null</c> (omitted from JSON) if the run was trained for this one.
/// </param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TakenFrom = null)
{
    /// <summary>Path of the file in a run's folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "run.json");

    /// <summary>Reads a record.</summary>
    /// <exception cref="PipelineException">The file is damaged.</exception>
    public static RunRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunRecord)
                ?? throw new JsonException("The file is empty.");
        }
        catch (JsonException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage train with --force.");
        }
    }

    /// <summary>Writes the record atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, RunJson.Default.RunRecord) + "\n");
}
