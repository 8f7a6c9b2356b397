using System.Runtime.InteropServices;
using TorchSharp.Internal;

namespace TorchSharp;

/// <summary>The functions and types of libtorch under PyTorch's names.</summary>
public static partial class torch
{
    /// <summary>libtorch's version, such as <c>1.13.1</c>.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Native.nt_version())!;

    /// <summary>Begins a scope that frees, at its end, the tensors made on this thread meanwhile.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThisThread.Begin();

    /// <summary>Whether a kind of device can be used.</summary>
    /// <exception cref="NotSupportedException">There is no libtorch.</exception>
    public static bool TryInitializeDeviceType(DeviceType deviceType)
    {
        Native.Load();
        return deviceType != DeviceType.CUDA || Native.nt_cuda_device_count() > 0;
    }

    /// <summary>Makes sure that a kind of device can be used.</summary>
    /// <exception cref="NotSupportedException">There is no libtorch.</exception>
    /// <exception cref="InvalidOperationException">There is no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException(
                $"Torch has no {deviceType} device here: either there is no GPU with its driver, or this libtorch was built without CUDA.");
    }

    /// <summary>Sets how many threads compute within an operation.</summary>
    public static void set_num_threads(int num) => Native.Check(Native.nt_set_num_threads(num));

    /// <summary>What is computed until the end is not followed by autograd.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Random numbers from a seed on.</summary>
    public static class random
    {
        /// <summary>Begins the sequence of random numbers anew, on every device.</summary>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.nt_manual_seed(seed));
            return new Generator();
        }
    }

    /// <summary>The source of random numbers.</summary>
    public sealed class Generator
    {
        internal Generator()
        {
        }
    }
}
