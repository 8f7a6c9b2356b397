namespace Nocturne.Training.Torch;

/// <summary>The device that libtorch uses.</summary>
public enum TorchDevice
{
    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>The first NVIDIA GPU.</summary>
    Cuda,
}
