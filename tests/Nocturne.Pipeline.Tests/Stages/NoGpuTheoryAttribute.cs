using Nocturne.Training.Torch;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>A theory about machines without a GPU.</summary>
public sealed class NoGpuTheoryAttribute : TheoryAttribute
{
    public NoGpuTheoryAttribute() => Skip = TorchBackend.HasCuda ? "there is a GPU" : null;
}

/// <summary>A fact about Linux machines without a GPU's driver.</summary>
public sealed class LinuxWithoutGpuFactAttribute : FactAttribute
{
    public LinuxWithoutGpuFactAttribute() =>
        Skip = !OperatingSystem.IsLinux() ? "needs the loader of Linux" : TorchBackend.HasCuda || TorchBackend.CudaFault is not null ? "there is a GPU's driver" : null;
}
