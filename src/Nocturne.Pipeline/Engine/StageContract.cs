namespace Nocturne.Pipeline.Engine;

/// <summary>What a stage depends on and what it writes, for an experiment or for one of its runs.</summary>
internal sealed record StageContract
{
    /// <summary>Version of the stage's code. Increased when the same inputs give different outputs.</summary>
    public required int CodeVersion { get; init; }

    /// <summary>Files that the stage reads.</summary>
    public required IReadOnlyList<Artifact> Inputs { get; init; }

    /// <summary>Settings that affect the outputs, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Files that the stage writes.</summary>
    public required IReadOnlyList<Artifact> Outputs { get; init; }
}
