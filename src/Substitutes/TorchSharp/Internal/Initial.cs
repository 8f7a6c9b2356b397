using TorchSharp.Modules;

namespace TorchSharp.Internal;

/// <summary>Parameters as PyTorch draws them.</summary>
internal static class Initial
{
    /// <summary>Evenly between -<paramref name="bound"/> and <paramref name="bound"/>.</summary>
    internal static Parameter Uniform(ReadOnlySpan<long> shape, double bound)
    {
        var values = torch.Made(shape, isZero: false);
        Native.Check(Native.nt_uniform(values.Handle, -bound, bound));
        return new Parameter(values);
    }

    /// <summary>Normally, with mean 0 and variance 1.</summary>
    internal static Parameter Normal(params ReadOnlySpan<long> shape)
    {
        var values = torch.Made(shape, isZero: false);
        Native.Check(Native.nt_normal(values.Handle));
        return new Parameter(values);
    }
}
