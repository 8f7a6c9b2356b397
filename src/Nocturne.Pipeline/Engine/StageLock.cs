using System.Text.Json;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>State of a stage when it last completed: its settings, and the hashes of its inputs and outputs.</summary>
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
    /// <summary>Creates the lock of a stage that has just completed.</summary>
    /// <exception cref="PipelineException">An input or output is missing.</exception>
    public static StageLock Of(StageContract contract, Workspace files) => new(
        contract.CodeVersion,
        new(contract.Settings.ToDictionary(), StringComparer.Ordinal),
        Hashes(contract.Inputs, files),
        Hashes(contract.Outputs, files));

    /// <summary>Reads a lock.</summary>
    /// <returns>The lock, or <c>null</c> if it is missing or damaged, so that the stage runs again.</returns>
    public static StageLock? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), StageLockJson.Default.StageLock) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the lock atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, StageLockJson.Default.StageLock) + "\n");

    /// <summary>Computes the hashes of files, by label.</summary>
    /// <exception cref="PipelineException">A file is missing.</exception>
    public static SortedDictionary<string, string> Hashes(IEnumerable<Artifact> artifacts, Workspace files)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var artifact in artifacts)
            hashes[artifact.Label(files)] = artifact.Compute()
                ?? throw new PipelineException($"{artifact.Path} is missing although the stage has just run. Call again.");
        return hashes;
    }
}
