using Nocturne.Training.Torch;
using Xunit;

namespace Nocturne.Testing.Torch;

/// <summary>A theory about machines without a GPU. Skipped if there is one.</summary>
public sealed class NoGpuTheoryAttribute : TheoryAttribute
{
    public NoGpuTheoryAttribute() => Skip = TorchBackend.HasCuda ? "needs a machine without a GPU" : null;
}
