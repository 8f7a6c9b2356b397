using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>The NVIDIA libraries that ONNX Runtime's CUDA provider needs.</summary>
internal static class CudaLibraries
{
    // Of Microsoft.ML.OnnxRuntime.Gpu 1.31 on Linux, with the packages of NVIDIA's repositories for Debian, Ubuntu and Fedora.
    private static readonly MissingLibrary[] OnLinux =
    [
        new("libcuda.so.1", "the NVIDIA driver"),
        new("libcudart.so.13", "cuda-cudart-13-0"),
        new("libcublas.so.13", "libcublas-13-0"),
        new("libcublasLt.so.13", "libcublas-13-0"),
        new("libcurand.so.10", "libcurand-13-0"),
        new("libcudnn.so.9", "cudnn9-cuda-13"),
    ];

    private static readonly MissingLibrary[] OnWindows = [new("nvcuda.dll", "the NVIDIA driver")];

    /// <summary>The libraries that cannot be loaded on this machine.</summary>
    public static IReadOnlyList<MissingLibrary> Missing() =>
        [.. (OperatingSystem.IsLinux() ? OnLinux : OnWindows).Where(library => !CanLoad(library.Name))];

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
