using System.Runtime.InteropServices;

namespace Nocturne.Generator;

/// <summary>What the processor can do that a network's speed depends on, as the system tells it.</summary>
/// <remarks>Not as .NET does: what is compiled ahead of time answers for the processor that it was compiled for.</remarks>
internal static partial class Processor
{
    // As /proc/cpuinfo spells them, and winnt.h numbers them (PF_..._INSTRUCTIONS_AVAILABLE); 0: Windows does not tell.
    private static readonly Feature[] Known =
    [
        new("SSE4.2", "sse4_2", 38), new("AVX2", "avx2", 40), new("FMA", "fma", 0), new("AVX-512", "avx512f", 41), new("AVX-VNNI", "avx_vnni", 0),
        new("NEON", "asimd", 19), new("DotProd", "asimddp", 43),
    ];

    /// <summary>Names of the vector instructions that there are; <c>null</c> where the system does not tell.</summary>
    public static string[]? Features()
    {
        if (OperatingSystem.IsLinux())
            return File.Exists("/proc/cpuinfo") ? FeaturesOf(File.ReadLines("/proc/cpuinfo")) : null;
        if (OperatingSystem.IsWindows())
            return [.. Known.Where(feature => feature.Number > 0 && IsProcessorFeaturePresent(feature.Number)).Select(feature => feature.Name)];
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ["NEON"] : null;        // every one of Apple's has it
    }

    /// <summary>The same out of the lines of /proc/cpuinfo.</summary>
    public static string[] FeaturesOf(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)) ?? "";
        var flags = line[(line.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Known.Where(feature => flags.Contains(feature.Flag)).Select(feature => feature.Name)];
    }

    /// <summary>What ONNX Runtime's fast kernels want and a processor lacks; <c>null</c> where nothing.</summary>
    /// <param name="features">Names of its vector instructions; <c>null</c> where they are not known.</param>
    public static string? Lack(string[]? features) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 && features is not null && !features.Contains("AVX2") ? "AVX2" : null;

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool IsProcessorFeaturePresent(uint feature);

    private sealed record Feature(string Name, string Flag, uint Number);
}
