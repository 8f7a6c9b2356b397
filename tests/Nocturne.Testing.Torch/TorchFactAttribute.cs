using Nocturne.Training.Torch;
using Xunit;

namespace Nocturne.Testing.Torch;

/// <summary>A fact about the Torch learner. Skipped with the reason if libtorch is missing.</summary>
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = WhyMissing;

    /// <summary>Why libtorch is unavailable, or <c>null</c> if it is available.</summary>
    public static string? WhyMissing { get; } = Find();

    private static string? Find()
    {
        try
        {
            TorchBackend.Require(TorchDevice.Cpu);
            return null;
        }
        catch (TorchException missing)
        {
            return missing.Message;
        }
    }
}
