using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>The options of <c>nocturne bench</c>.</summary>
/// <param name="Seconds">Approximate time per figure in seconds.</param>
/// <param name="Device">Device to run on.</param>
/// <param name="Format">Format of the output.</param>
internal sealed record BenchRequest(
    double Seconds = 1, DevicePreference Device = DevicePreference.Auto, OutputFormat Format = OutputFormat.Text)
{
    /// <summary>Every option.</summary>
    public static SettingTable<BenchRequest> Table { get; } = new(new BenchRequest())
    {
        {
            "seconds", SettingKinds.RealFrom(0.01, 60), "Approximate time to measure each figure, in seconds.",
            request => request.Seconds, (request, value) => request with { Seconds = value }
        },
        DeviceOption.Table.Within<BenchRequest>("", request => request.Device, (request, value) => request with { Device = value }),
        FormatOption.Table().Within<BenchRequest>("", request => request.Format, (request, value) => request with { Format = value }),
    };
}
