using System.Runtime.InteropServices;
using Nocturne.Models;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The trained parameters of a network, read and changed as one vector [N].</summary>
/// <remarks>An operation on all parameters is one launch on a GPU, where the number of launches determines the time of a step.</remarks>
/// <param name="parameters">The parameters by name.</param>
internal sealed class ParameterTable(IReadOnlyList<(string Name, Tensor Value)> parameters)
{
    private readonly long[] _sizes = [.. parameters.Select(parameter => parameter.Value.numel())];

    /// <summary>A copy of all weights.</summary>
    public Tensor Weights => cat([.. parameters.Select(parameter => parameter.Value.detach().flatten())]);

    /// <summary>A copy of all gradients.</summary>
    public Tensor Gradients => cat([.. parameters.Select(parameter => parameter.Value.grad!.flatten())]);

    /// <summary>Removes all gradients.</summary>
    public void ClearGradients()
    {
        foreach (var (_, value) in parameters)
            value.grad = null;
    }

    /// <summary>Multiplies every weight.</summary>
    public void Multiply(double factor)
    {
        foreach (var (_, value) in parameters)
            value.mul_(factor);
    }

    /// <summary>Subtracts from every weight.</summary>
    /// <param name="amounts">Shape [N].</param>
    public void Subtract(Tensor amounts)
    {
        foreach (var ((_, value), amount) in parameters.Zip(amounts.split(_sizes)))
            value.sub_(amount.view_as(value));
    }

    /// <summary>Copies a vector to weights.</summary>
    /// <param name="row">Shape [N].</param>
    /// <param name="into">Receives the numbers of each parameter.</param>
    public void Read(Tensor row, Weights into)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(row.cpu().bytes);
        foreach (var (name, _) in parameters)
        {
            numbers[..into[name].Length].CopyTo(into[name]);
            numbers = numbers[into[name].Length..];
        }
    }

    /// <summary>Creates a vector [N] from weights, in the memory of the CPU.</summary>
    public Tensor Row(Weights weights) => cat([.. parameters.Select(parameter => tensor(weights[parameter.Name]))]);
}
