using Nocturne.Models;
using Nocturne.Training;
using Nocturne.Training.Simd;

namespace Nocturne.Pipeline.Stages;

/// <summary>Picks what trains.</summary>
internal static class LearnerFactory
{
    /// <summary>Values of <c>--learner</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "simd"];

    /// <summary>The learner that <c>--learner</c> and <c>--device</c> come to.</summary>
    /// <exception cref="PipelineException">There is none for the device.</exception>
    public static string Resolve(StageOptions options) => options.Device != "cuda"
        ? "simd"
        : throw new PipelineException("--device=cuda, but no learner here trains on CUDA: simd computes on the CPU. Leave out --device, or use --device=cpu.");

    /// <summary>A learner that goes on from a state.</summary>
    public static ILearner Create(StageOptions options, ModelSpec spec, TrainingSettings settings, LearnerState state) => Resolve(options) switch
    {
        "simd" => new SimdLearner(spec, settings, state),
        var other => throw new PipelineException($"There is no learner '{other}'; use {string.Join(" or ", Names)}."),
    };
}
