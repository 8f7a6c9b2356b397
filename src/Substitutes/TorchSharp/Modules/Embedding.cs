using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>A row of numbers for each token.</summary>
public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly long _padding;
    private readonly (double Most, double Power)? _norm;
    private readonly bool _isScaledByFrequency;
    private readonly bool _isSparse;

    internal Embedding(long tokens, long size, long? padding, (double Most, double Power)? norm, bool isScaledByFrequency, bool isSparse)
        : base(nameof(Embedding))
    {
        (_padding, _norm, _isScaledByFrequency, _isSparse) = (padding ?? -1, norm, isScaledByFrequency, isSparse);
        register_parameter(nameof(weight), Initial.Normal(tokens, size));
        using var scope = torch.NewDisposeScope();
        using var quiet = torch.no_grad();
        if (padding is { } row)
            Native.Check(Native.nt_zero(weight.select(0, row).Handle));
    }

    /// <summary>The rows, [tokens, size].</summary>
    public Parameter weight => get_parameter(nameof(weight))!;

    /// <summary>The rows of tokens: of int64 [..] float32 [.., size].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (_norm is { } norm)
            Native.Check(Native.nt_embedding_renorm(weight.Handle, input.Handle, norm.Most, norm.Power));
        Native.Check(Native.nt_embedding(weight.Handle, input.Handle, _padding, _isScaledByFrequency, _isSparse, out var result));
        GC.KeepAlive(input);
        return new torch.Tensor(result);
    }
}
