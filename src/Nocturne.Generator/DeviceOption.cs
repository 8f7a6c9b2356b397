using System.CommandLine;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>The option that says where to run.</summary>
internal static class DeviceOption
{
    public static Option<DevicePreference?> Create() => RangedOption.Word<DevicePreference>("--device", "Where to run: 'auto' takes CUDA where it can be had. [default: auto]");
}
