using Nocturne.Training.Torch;
using Xunit;

namespace Nocturne.Testing.Torch;

/// <summary>A fact about machines without a GPU. Skipped if there is one.</summary>
public sealed class NoGpuFactAttribute : FactAttribute
{
    public NoGpuFactAttribute() => Skip = TorchBackend.HasCuda ? "needs a machine without a GPU" : null;
}
