using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>Looks at this machine and says what is wrong with it.</summary>
internal static class Doctor
{
    public static DoctorReport Examine() => Report(RuntimeReport.Inspect(), Processor.Features());

    /// <summary>What there is to say of what was found.</summary>
    /// <param name="runtime">What ONNX Runtime is here.</param>
    /// <param name="features">The processor's vector instructions; <c>null</c> where they are not known.</param>
    public static DoctorReport Report(RuntimeReport runtime, string[]? features) => new(
        typeof(Doctor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        $"{(RuntimeFeature.IsDynamicCodeSupported ? "managed code" : "Native AOT")}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
        RuntimeInformation.OSDescription,
        Environment.ProcessorCount,
        features ?? [],
        runtime,
        [.. Problems(runtime, Processor.Lack(features))]);

    private static IEnumerable<DoctorProblem> Problems(RuntimeReport runtime, string? lack)
    {
        if (runtime.Problem is { } problem)
            yield return new(problem, $"get nocturne for {RuntimeInformation.RuntimeIdentifier} again, and keep the library beside the program");
        if (runtime.CudaProblem is { } cuda)
            yield return new(cuda, MendCuda(runtime.MissingCuda));
        if (lack is not null)
            yield return new($"The processor has no {lack}: ONNX Runtime takes its slow paths.", "use a machine made after 2015, or allow the instructions to the virtual machine");
    }

    private static string MendCuda(IReadOnlyList<MissingLibrary> missing)
    {
        if (missing.Count == 0)
            return "run nvidia-smi: it says whether the driver finds a card; else use --device=cpu";
        var packages = missing.Select(library => library.Package).Distinct().ToList();
        var driver = packages.Remove("the NVIDIA driver") ? "install the NVIDIA driver (on Debian and Ubuntu: sudo apt-get install nvidia-driver)" : null;
        var libraries = packages.Count == 0 ? null : $"sudo apt-get install {string.Join(' ', packages)} (from NVIDIA's repository; dnf names them alike)";
        return $"{string.Join("; ", ((string?[])[driver, libraries]).OfType<string>())}; else use --device=cpu";
    }
}
