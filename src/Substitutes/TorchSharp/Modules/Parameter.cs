namespace TorchSharp.Modules;

/// <summary>A tensor that is learned. It stands in the dispose scope of the tensor that it was made of, if in any.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>Makes a tensor a parameter; the tensor is as if freed.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : this(data, data.OwningDisposeScope) => this.requires_grad = requires_grad;

    private Parameter(torch.Tensor data, DisposeScope? scope)
        : base(Taken(data), isInScope: false) => scope?.Add(this);

    private static nint Taken(torch.Tensor data)
    {
        data.OwningDisposeScope?.Remove(data);
        return data.MoveHandle();
    }
}
