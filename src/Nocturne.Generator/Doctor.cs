using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>Examines this machine and finds problems.</summary>
internal static class Doctor
{
    public static DoctorReport Examine() => Report(RuntimeReport.Inspect(), Processor.Features());

    /// <summary>Creates the report.</summary>
    /// <param name="runtime">State of ONNX Runtime.</param>
    /// <param name="features">Vector instructions of the processor, or <c>null</c> if they are unknown.</param>
    public static DoctorReport Report(RuntimeReport runtime, string[]? features) => new(
        typeof(Doctor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        $"{(RuntimeFeature.IsDynamicCodeSupported ? "managed code" : "Native AOT")}, {RuntimeInformation.FrameworkDescription}, " +
        RuntimeInformation.RuntimeIdentifier,
        RuntimeInformation.OSDescription,
        Environment.ProcessorCount,
        features ?? [],
        runtime,
        [.. Problems(runtime, Processor.MissingFeature(features))]);

    private static IEnumerable<DoctorProblem> Problems(RuntimeReport runtime, string? missingFeature)
    {
        if (runtime.Problem is { } problem)
            yield return new(
                problem, $"install nocturne for {RuntimeInformation.RuntimeIdentifier} again, and keep the library next to the program");
        if (runtime.CudaProblem is { } cuda)
            yield return new(cuda, FixCuda(runtime.MissingCuda));
        if (missingFeature is not null)
            yield return new(
                $"The processor does not support {missingFeature}, so ONNX Runtime is slow.",
                "use a newer processor, or enable the instructions for the virtual machine");
    }

    private static string FixCuda(IReadOnlyList<MissingLibrary> missing)
    {
        if (missing.Count == 0)
            return "check that nvidia-smi lists a GPU, or use --device=cpu";
        var packages = missing.Select(library => library.Package).Distinct().ToList();
        var fixes = new List<string>();
        if (packages.Remove("the NVIDIA driver"))
            fixes.Add("install the NVIDIA driver (Debian and Ubuntu: sudo apt-get install nvidia-driver)");
        if (packages.Count > 0)
            fixes.Add($"sudo apt-get install {string.Join(' ', packages)} (from NVIDIA's repository; the names are the same for dnf)");
        return $"{string.Join("; ", fixes)}; or use --device=cpu";
    }
}
