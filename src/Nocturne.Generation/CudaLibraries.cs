using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>The libraries of NVIDIA's that ONNX Runtime's CUDA provider needs.</summary>
internal static class CudaLibraries
{
    // NVIDIA's packages for Debian, Ubuntu and Fedora alike; {0}: CUDA's version, which is that of its runtime library.
    private static readonly (string Begin, string Package)[] Packages =
    [
        ("libcuda.so", "the NVIDIA driver"),
        ("libcudart.so", "cuda-cudart-{0}-0"),
        ("libcublas", "libcublas-{0}-0"),
        ("libcufft", "libcufft-{0}-0"),
        ("libcurand", "libcurand-{0}-0"),
        ("libnvrtc", "cuda-nvrtc-{0}-0"),
        ("libcudnn", "cudnn9-cuda-{0}"),
    ];

    /// <summary>Those that a provider beside the program needs and that cannot be loaded here, with the driver's own.</summary>
    /// <param name="provider">The provider's library; on Linux its header says what it needs.</param>
    public static IReadOnlyList<MissingLibrary> Missing(string provider)
    {
        if (!OperatingSystem.IsLinux())
            return CanLoad("nvcuda.dll") ? [] : [new("nvcuda.dll", "the NVIDIA driver")];
        IReadOnlyList<string> needed = ["libcuda.so.1", .. File.Exists(provider) ? NeededLibraries.Of(provider) : []];
        var version = needed.FirstOrDefault(name => name.StartsWith("libcudart.so.", StringComparison.Ordinal))?["libcudart.so.".Length..] ?? "13";
        return [.. needed.Where(name => PackageOf(name, version) is not null && !CanLoad(name)).Select(name => new MissingLibrary(name, PackageOf(name, version)!))];
    }

    /// <summary>The package that brings a library; <c>null</c> where it is none of NVIDIA's.</summary>
    public static string? PackageOf(string library, string version)
    {
        foreach (var (begin, package) in Packages)
            if (library.StartsWith(begin, StringComparison.Ordinal))
                return package.Replace("{0}", version.Split('.')[0], StringComparison.Ordinal);
        return null;
    }

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
