using System.Runtime.InteropServices;
using TorchSharp;

namespace Nocturne.Training.Torch;

/// <summary>What there is of libtorch and of GPUs. Nothing is loaded before it is asked for.</summary>
public static class TorchBackend
{
    private static readonly Lazy<(bool Has, string? Fault)> Gpu = new(FindGpu);

    /// <summary>Whether TorchSharp can compute on a GPU here. Where there is no driver of NVIDIA's, libtorch is not even loaded.</summary>
    public static bool HasCuda => Gpu.Value.Has;

    /// <summary>Why a GPU whose driver is here is not used all the same; <c>null</c> where it is, or where there is none.</summary>
    public static string? CudaFault => Gpu.Value.Fault;

    /// <summary>libtorch's version, such as <c>2.10.0</c>.</summary>
    public static string Version => torch.__version__;

    /// <summary>Makes sure that libtorch can compute on a device.</summary>
    /// <exception cref="TorchException">It cannot.</exception>
    public static void Require(TorchDevice device)
    {
        if (device == TorchDevice.Cuda && !HasCuda)
            throw new TorchException(CudaFault is { } fault
                ? $"CUDA is asked for, but {fault}"
                : "CUDA is asked for, but no driver of an NVIDIA GPU was found. Install the driver, or use --device=cpu.");
        if (Load(DeviceType.CPU) is { } failure)
            throw new TorchException($"{failure} Or use --learner=simd.");
    }

    private static (bool Has, string? Fault) FindGpu()
    {
        if (!HasDriver())
            return (false, null);
        // CUDA before all else: TorchSharp cannot change over once it has loaded libtorch for the processor alone.
        if (Load(DeviceType.CUDA) is { } failure)
            return (false, $"{failure} Or use --device=cpu.");
        return torch.cuda.is_available()
            ? (true, null)
            : (false, $"libtorch {Version} finds no GPU that it can use, though NVIDIA's driver is here. Use a libtorch for CUDA " +
                $"(-p:TorchFlavor=cuda, or {Libtorch.PyTorchVariable}), check that nvidia-smi lists a GPU, or use --device=cpu.");
    }

    private static bool HasDriver()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver))
            return false;
        NativeLibrary.Free(driver);
        return true;
    }

    // What TorchSharp says of a library that is missing fills a page: its first line, which names the thing, is enough.
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
        catch (Exception error) when (error is NotSupportedException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            return $"libtorch cannot be loaded: {cause.Message.Split('\n', 2)[0].Trim().TrimEnd('.')}.";
        }
    }
}
