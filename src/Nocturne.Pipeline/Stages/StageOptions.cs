namespace Nocturne.Pipeline.Stages;

/// <summary>What the caller of a stage asked for beside the experiment.</summary>
/// <param name="Corpus">Name of a corpus or a folder of MIDI files; <c>null</c>: the experiment's.</param>
/// <param name="Device"><c>auto</c>, <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Learner"><c>auto</c> or the name of a learner.</param>
/// <param name="Jobs">Runs at a time; <c>null</c>: as many as there are cores.</param>
/// <param name="Force">Whether to run though all is up to date.</param>
/// <param name="AllowTf32">Whether a GPU may train with fewer digits (TF32).</param>
public sealed record StageOptions(string? Corpus = null, string Device = "auto", string Learner = "auto", int? Jobs = null, bool Force = false, bool AllowTf32 = false)
{
    /// <summary>Settings that win over the experiment's file, each <c>key=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
