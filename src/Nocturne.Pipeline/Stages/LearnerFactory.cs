using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training;
using Nocturne.Training.Simd;
using Nocturne.Training.Torch;

namespace Nocturne.Pipeline.Stages;

/// <summary>Picks what trains. libtorch is loaded only where it is asked for, or where there is a GPU.</summary>
internal static class LearnerFactory
{
    private const string Simd = "simd";
    private const string Torch = "torch";

    /// <summary>Values of <c>--learner</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", Simd, Torch];

    /// <summary>The learner as a contract's setting. To <c>auto</c> any learner is right that a finished stage was run with.</summary>
    /// <param name="context">What was asked for.</param>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="PipelineException">There is none for the device.</exception>
    public static string Setting(StageContext context, string stage, ExperimentRun run) =>
        context.Options.Learner == "auto" && StageLock.Read(context.Files.Lock(stage, context.Experiment.Name, run.Name))?.Settings.GetValueOrDefault("learner") is { } finished
            ? finished
            : Setting(context.Options);

    /// <summary>What trains, in words; <c>null</c> where that is the ordinary case, SIMD and no GPU.</summary>
    /// <exception cref="TorchException">libtorch or a GPU is missing.</exception>
    public static string? Remark(StageOptions options) => Resolve(options) switch
    {
        Torch => $"the learner torch computes {Place(options)}",
        _ when options.Learner == "auto" && options.Device == "auto" && TorchBackend.CudaFault is { } fault => $"the GPU is not used: {fault} The learner simd computes on the processor",
        _ => null,
    };

    /// <summary>A learner that goes on from a state, on one thread: there are as many runs at a time as cores, and threads that wait for each other within so small an operation cost more than they bring.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="state">Where it begins.</param>
    /// <exception cref="TorchException">libtorch or a GPU is missing.</exception>
    /// <exception cref="PipelineException">There is no learner for the device.</exception>
    public static ILearner Create(StageOptions options, ModelSpec spec, TrainingSettings settings, LearnerState state) => Resolve(options) == Torch
        ? new TorchLearner(spec, settings, state, new TorchOptions(Device(options), Threads: 1, options.AllowTf32))
        : new SimdLearner(spec, settings, state);

    private static string Place(StageOptions options)
    {
        TorchBackend.Require(Device(options));
        return Device(options) == TorchDevice.Cuda ? "on the GPU" : "on the processor";
    }

    private static string Setting(StageOptions options)
    {
        var name = Resolve(options);
        if (!options.AllowTf32)
            return name;
        return name == Torch && Device(options) == TorchDevice.Cuda
            ? "torch, tf32"
            : throw new PipelineException($"--tf32 is for training on a GPU, but the learner {name} computes on the processor here. Leave it out.");
    }

    private static string Resolve(StageOptions options) => (options.Learner, options.Device) switch
    {
        (Simd, "cuda") => throw new PipelineException("--device=cuda, but --learner=simd computes on the processor. Use --learner=torch, or leave out one of the two."),
        (Simd, _) or ("auto", "cpu") => Simd,
        ("auto", "auto") => TorchBackend.HasCuda ? Torch : Simd,
        _ => Torch,
    };

    private static TorchDevice Device(StageOptions options) => options.Device switch
    {
        "cuda" => TorchDevice.Cuda,
        "auto" when TorchBackend.HasCuda => TorchDevice.Cuda,
        _ => TorchDevice.Cpu,
    };
}
