namespace Nocturne.Generation;

/// <summary>The device that a model should run on.</summary>
public enum DevicePreference
{
    /// <summary>CUDA if it is available, otherwise the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>The first CUDA device; an error if there is none.</summary>
    Cuda,
}
