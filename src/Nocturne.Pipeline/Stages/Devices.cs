using Nocturne.Generation;

namespace Nocturne.Pipeline.Stages;

/// <summary>Where exported models run.</summary>
internal static class Devices
{
    /// <summary>Values of <c>--device</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "cpu", "cuda"];

    /// <summary>What <c>--device</c> means to the generator.</summary>
    public static DevicePreference Preference(StageOptions options) => options.Device switch
    {
        "cpu" => DevicePreference.Cpu,
        "cuda" => DevicePreference.Cuda,
        _ => DevicePreference.Auto,
    };
}
