namespace Nocturne.Pipeline.Stages;

/// <summary>What a stage depends on and what it makes, for one experiment or for one of its runs.</summary>
internal sealed record StageContract
{
    /// <summary>Version of the stage's own code; raised when it makes something else of the same input.</summary>
    public required int CodeVersion { get; init; }

    /// <summary>What it reads.</summary>
    public required IReadOnlyList<Artifact> Inputs { get; init; }

    /// <summary>What it is told, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What it writes.</summary>
    public required IReadOnlyList<Artifact> Outputs { get; init; }
}
