namespace Nocturne.Training.Torch;

/// <summary>Where libtorch computes.</summary>
public enum TorchDevice
{
    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On the first NVIDIA GPU.</summary>
    Cuda,
}
