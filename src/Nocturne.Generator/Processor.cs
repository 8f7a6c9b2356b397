using System.Runtime.InteropServices;

namespace Nocturne.Generator;

/// <summary>The vector instructions of the processor, as reported by the operating system.</summary>
/// <remarks>Code that was compiled ahead of time gets the instructions of its target from .NET, not those of this processor.</remarks>
internal static partial class Processor
{
    // The flag in /proc/cpuinfo, and the number in winnt.h (PF_..._INSTRUCTIONS_AVAILABLE), or 0 if Windows has none.
    private static readonly Feature[] Known =
    [
        new("SSE4.2", "sse4_2", 38), new("AVX2", "avx2", 40), new("FMA", "fma", 0), new("AVX-512", "avx512f", 41),
        new("AVX-VNNI", "avx_vnni", 0), new("NEON", "asimd", 19), new("DotProd", "asimddp", 43),
    ];

    /// <summary>Names of the supported vector instructions, or <c>null</c> if the system does not report them.</summary>
    public static string[]? Features()
    {
        if (OperatingSystem.IsLinux())
            return File.Exists("/proc/cpuinfo") ? FeaturesOf(File.ReadLines("/proc/cpuinfo")) : null;
        if (OperatingSystem.IsWindows())
            return NamesOf(feature => feature.Number > 0 && IsProcessorFeaturePresent(feature.Number));
        return RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ["NEON"] : null;        // every Apple processor has it
    }

    /// <summary>Names of the vector instructions in the lines of /proc/cpuinfo.</summary>
    public static string[] FeaturesOf(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line =>
            line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)) ?? "";
        var flags = line[(line.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return NamesOf(feature => flags.Contains(feature.Flag));
    }

    /// <summary>The instructions that ONNX Runtime's fast kernels need and a processor lacks, or <c>null</c>.</summary>
    /// <param name="features">Names of its vector instructions, or <c>null</c> if they are unknown.</param>
    public static string? MissingFeature(string[]? features) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 && features is not null && !features.Contains("AVX2") ? "AVX2" : null;

    private static string[] NamesOf(Func<Feature, bool> isPresent) => [.. Known.Where(isPresent).Select(feature => feature.Name)];

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool IsProcessorFeaturePresent(uint feature);

    private sealed record Feature(string Name, string Flag, uint Number);
}
