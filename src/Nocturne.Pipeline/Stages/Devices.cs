using Nocturne.Generation;
using Nocturne.Pipeline.Console;

namespace Nocturne.Pipeline.Stages;

/// <summary>Chooses the device that runs exported models.</summary>
internal static class Devices
{
    /// <summary>Chooses a GPU that ONNX Runtime can use, unless the user asks for the CPU.</summary>
    /// <remarks><c>--device=cuda</c> only affects training: most builds include an ONNX Runtime that supports only the CPU.</remarks>
    public static DevicePreference Preference(StageOptions options) =>
        options.Device == "cpu" ? DevicePreference.Cpu : DevicePreference.Auto;
}
