using Xunit;

namespace Nocturne.Testing.Torch;

/// <summary>A theory about the Torch learner. Skipped with the reason if libtorch is missing.</summary>
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = TorchFactAttribute.WhyMissing;
}
