namespace Nocturne.Generation;

/// <summary>Where a model should run.</summary>
public enum DevicePreference
{
    /// <summary>CUDA where it can be had, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>The first CUDA device; an error where it cannot be had.</summary>
    Cuda,
}
