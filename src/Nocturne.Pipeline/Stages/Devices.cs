using Nocturne.Generation;

namespace Nocturne.Pipeline.Stages;

/// <summary>Where exported models run.</summary>
internal static class Devices
{
    /// <summary>Values of <c>--device</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "cpu", "cuda"];

    /// <summary>Where to run an exported model: on a GPU that ONNX Runtime can use, unless the user asks for the CPU.</summary>
    /// <remarks><c>--device=cuda</c> is about training: most builds have an ONNX Runtime for the CPU alone.</remarks>
    public static DevicePreference Preference(StageOptions options) =>
        options.Device == "cpu" ? DevicePreference.Cpu : DevicePreference.Auto;
}
