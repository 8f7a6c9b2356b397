namespace Nocturne.Training.Torch.Tests;

/// <summary>A fact about the learner torch; skipped, and says so, where libtorch is missing.</summary>
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = WhyMissing;

    /// <summary>Why libtorch cannot be had; <c>null</c> where it can.</summary>
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

/// <summary>A theory about the learner torch; skipped, and says so, where libtorch is missing.</summary>
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = TorchFactAttribute.WhyMissing;
}
