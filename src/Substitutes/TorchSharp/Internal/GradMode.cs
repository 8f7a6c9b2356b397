namespace TorchSharp.Internal;

/// <summary>Switches autograd for this thread, and back at the end.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly bool _before;

    internal GradMode(bool isEnabled) => _before = Native.nt_set_grad_enabled(isEnabled);

    public void Dispose() => Native.nt_set_grad_enabled(_before);
}
