using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>A linear layer: x Wᵀ + b.</summary>
public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias)
        : base(nameof(Linear))
    {
        (in_features, out_features) = (inputSize, outputSize);
        register_parameter(nameof(weight), Initial.Uniform([outputSize, inputSize], 1 / Math.Sqrt(inputSize)));
        if (hasBias)
            register_parameter(nameof(bias), Initial.Uniform([outputSize], 1 / Math.Sqrt(inputSize)));
    }

    /// <summary>W, [out, in].</summary>
    public Parameter weight => get_parameter(nameof(weight))!;

    /// <summary>b, [out]; <c>null</c> where there is none.</summary>
    public Parameter? bias => get_parameter(nameof(bias));

    /// <summary>Numbers that it is given.</summary>
    public long in_features { get; }

    /// <summary>Numbers that it puts out.</summary>
    public long out_features { get; }

    /// <summary>Applies it to the last dimension.</summary>
    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.linear(tensor, weight, bias);
}
