using Nocturne.Models;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd;
using Nocturne.Training.Torch;

namespace Nocturne.Pipeline.Stages;

/// <summary>Chooses and creates the learner. libtorch is loaded only if it is requested or there is a GPU.</summary>
internal static class LearnerFactory
{
    private const string Simd = "simd";
    private const string Torch = "torch";

    /// <summary>Gets the learner as a setting of a contract. <c>auto</c> accepts whichever learner a completed stage used.</summary>
    /// <param name="context">The environment of the stage.</param>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="PipelineException">No learner supports the device.</exception>
    public static string Setting(StageContext context, string stage, ExperimentRun run) =>
        context.Options.Learner == "auto" && FinishedWith(context, stage, run) is { } learner ? learner : Setting(context.Options);

    /// <summary>Describes the choice, or returns <c>null</c> in the ordinary case: SIMD without a GPU.</summary>
    /// <exception cref="TorchException">libtorch or a GPU is missing.</exception>
    public static string? Remark(StageOptions options) => Resolve(options) switch
    {
        Torch => $"learner torch on the {Place(options)}",
        _ when options is { Learner: "auto", Device: "auto" } && TorchBackend.CudaFault is { } fault =>
            $"learner simd on the CPU; the GPU cannot be used: {fault}",
        _ => null,
    };

    /// <summary>Creates a learner that continues from a state.</summary>
    /// <remarks>
    /// It uses one thread: there are as many concurrent runs as cores, and for operations this small, synchronizing threads costs more than
    /// it gains.
    /// </remarks>
    /// <param name="options">Options of the command line.</param>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How the network is trained.</param>
    /// <param name="state">The state to continue from.</param>
    /// <exception cref="TorchException">libtorch or a GPU is missing.</exception>
    /// <exception cref="PipelineException">No learner supports the device.</exception>
    public static ILearner Create(StageOptions options, ModelSpec spec, TrainingSettings settings, LearnerState state) =>
        Resolve(options) == Torch
            ? new TorchLearner(spec, settings, state, new TorchOptions(Device(options), Threads: 1, options.AllowTf32))
            : new SimdLearner(spec, settings, state);

    private static string? FinishedWith(StageContext context, string stage, ExperimentRun run) =>
        StageLock.Read(context.Files.Lock(stage, context.Experiment.Name, run.Name))?.Settings.GetValueOrDefault("learner");

    private static string Place(StageOptions options)
    {
        TorchBackend.Require(Device(options));
        return Device(options) == TorchDevice.Cuda ? "GPU" : "CPU";
    }

    private static string Setting(StageOptions options)
    {
        var name = Resolve(options);
        if (!options.AllowTf32)
            return name;
        return name == Torch && Device(options) == TorchDevice.Cuda
            ? "torch, tf32"
            : throw new PipelineException($"--tf32 requires training on a GPU, but the learner {name} uses the CPU; omit --tf32.");
    }

    private static string Resolve(StageOptions options) => (options.Learner, options.Device) switch
    {
        (Simd, "cuda") => throw new PipelineException(
            "--learner=simd does not support --device=cuda; use --learner=torch, or omit one of the two options."),
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
