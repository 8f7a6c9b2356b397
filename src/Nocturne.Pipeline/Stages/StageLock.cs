using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Pipeline.Stages;

/// <summary>What was true when a stage ran to its end: hashes of all that went in and came out.</summary>
/// <param name="Code">Version of the stage's code.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Inputs">SHA-256 of each input.</param>
/// <param name="Outputs">SHA-256 of each output.</param>
internal sealed record StageLock(
    int Code,
    SortedDictionary<string, string> Settings,
    SortedDictionary<string, string> Inputs,
    SortedDictionary<string, string> Outputs)
{
    /// <summary>The lock of a stage that has just run to its end.</summary>
    /// <exception cref="PipelineException">An input or output is not there.</exception>
    public static StageLock Of(StageContract contract, Workspace files) => new(
        contract.CodeVersion,
        new(contract.Settings.ToDictionary(), StringComparer.Ordinal),
        Hashes(contract.Inputs, files),
        Hashes(contract.Outputs, files));

    /// <summary>Reads a lock; <c>null</c> where there is none, or none that can be read: the stage runs again then.</summary>
    public static StageLock? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), PipelineJson.Default.StageLock) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the lock whole or not at all.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, PipelineJson.Default.StageLock) + "\n");

    /// <summary>Hashes of files by their labels.</summary>
    /// <exception cref="PipelineException">One of them is not there.</exception>
    public static SortedDictionary<string, string> Hashes(IEnumerable<Artifact> artifacts, Workspace files)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
            hashes[artifact.Label(files)] = artifact.Compute() ?? throw new PipelineException($"{artifact.Path} is missing, though the stage has just run. Call again.");
        return hashes;
    }
}
