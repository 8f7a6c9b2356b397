namespace Nocturne.Pipeline.Console;

/// <summary>Options of the stages, apart from the experiment's settings.</summary>
/// <param name="Corpus">Name of a corpus or a folder of MIDI files, or <c>null</c> for the experiment's corpus.</param>
/// <param name="Device"><c>auto</c>, <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Learner"><c>auto</c> or the name of a learner.</param>
/// <param name="Jobs">Maximum number of runs at the same time, or <c>null</c> for one per core.</param>
/// <param name="Force">Whether to run stages that are up to date.</param>
/// <param name="AllowTf32">Whether a GPU may train with reduced precision (TF32).</param>
internal sealed record StageOptions(
    string? Corpus = null, string Device = "auto", string Learner = "auto", int? Jobs = null, bool Force = false, bool AllowTf32 = false)
{
    /// <summary>Values of <c>--device</c>.</summary>
    public static IReadOnlyList<string> Devices { get; } = ["auto", "cpu", "cuda"];

    /// <summary>Values of <c>--learner</c>.</summary>
    public static IReadOnlyList<string> Learners { get; } = ["auto", "simd", "torch"];

    /// <summary>Settings that override the experiment's file, each <c>key=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
}
