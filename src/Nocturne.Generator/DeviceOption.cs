using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>The option that chooses the device.</summary>
internal static class DeviceOption
{
    /// <summary>Its only setting.</summary>
    public static SettingTable<DevicePreference> Table { get; } = new(DevicePreference.Auto)
    {
        {
            "device", SettingKinds.Choice<DevicePreference>(), "Device to run on; 'auto' uses CUDA if it is available.",
            device => device, (_, value) => value
        },
    };
}
