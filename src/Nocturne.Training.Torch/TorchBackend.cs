using System.Runtime.InteropServices;
using TorchSharp;

namespace Nocturne.Training.Torch;

/// <summary>Finds libtorch and a GPU. Nothing is loaded before it is needed.</summary>
public static class TorchBackend
{
    private static readonly Lazy<(bool Has, string? Fault)> Gpu = new(FindGpu);

    /// <summary>Whether TorchSharp can compute on a GPU. Without an NVIDIA driver, libtorch is not loaded.</summary>
    public static bool HasCuda => Gpu.Value.Has;

    /// <summary>Why a GPU cannot be used although its driver is installed, or <c>null</c> if it can or there is no driver.</summary>
    public static string? CudaFault => Gpu.Value.Fault;

    /// <summary>libtorch's version, such as <c>2.10.0</c>.</summary>
    public static string Version => torch.__version__;

    /// <summary>Checks that libtorch can compute on a device.</summary>
    /// <exception cref="TorchException">It cannot.</exception>
    public static void Require(TorchDevice device)
    {
        if (device == TorchDevice.Cuda && !HasCuda)
            throw new TorchException(CudaFault is { } fault
                ? $"CUDA is not available: {fault}"
                : "CUDA is not available: no NVIDIA driver was found. Install the driver, or use --device=cpu.");
        if (Load(DeviceType.CPU) is { } failure)
            throw new TorchException($"{failure} Or use --learner=simd.");
    }

    private static (bool Has, string? Fault) FindGpu()
    {
        if (!HasDriver())
            return (false, null);
        // CUDA comes first, because TorchSharp cannot switch to it after it has loaded libtorch for the CPU.
        if (Load(DeviceType.CUDA) is { } failure)
            return (false, $"{failure} Or use --device=cpu.");
        return torch.cuda.is_available()
            ? (true, null)
            : (false, $"libtorch {Version} finds no GPU it can use, although the NVIDIA driver is installed. Use a libtorch for CUDA " +
                $"(-p:TorchFlavor=cuda, or {Libtorch.PyTorchVariable}), check that nvidia-smi lists a GPU, or use --device=cpu.");
    }

    private static bool HasDriver()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver))
            return false;
        NativeLibrary.Free(driver);
        return true;
    }

    // TorchSharp's message about a missing library is very long; its first line names the library.
    private static string? Load(DeviceType device)
    {
        try
        {
            Libtorch.Load();
            torch.TryInitializeDeviceType(device);
            return null;
        }
        catch (TorchException missing)
        {
            return missing.Message;
        }
        catch (Exception error) when (error is NotSupportedException or DllNotFoundException or BadImageFormatException
            or EntryPointNotFoundException or TypeInitializationException)
        {
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            return $"libtorch cannot be loaded: {cause.Message.Split('\n', 2)[0].Trim().TrimEnd('.')}.";
        }
    }
}
