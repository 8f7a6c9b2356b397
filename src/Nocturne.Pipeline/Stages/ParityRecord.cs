using System.Text.Json;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Difference between an exported model and its learner: <c>parity.json</c>, written by the stage export.</summary>
/// <param name="MaxAbsoluteDifference">Largest difference of any output or state.</param>
/// <param name="Sequences">Number of validation sequences compared.</param>
internal sealed record ParityRecord(double MaxAbsoluteDifference, int Sequences)
{
    /// <summary>Path of the file in a run's folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "parity.json");

    /// <summary>Reads a record.</summary>
    /// <exception cref="PipelineException">The file is damaged.</exception>
    public static ParityRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.ParityRecord)
                ?? throw new JsonException("The file is empty.");
        }
        catch (JsonException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage export with --force.");
        }
    }

    /// <summary>Writes the record.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, RunJson.Default.ParityRecord) + "\n");
}
