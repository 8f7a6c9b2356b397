namespace Nocturne.Models;

/// <summary>Name and shape of a parameter.</summary>
/// <param name="Name">PyTorch's name, such as <c>rnn.weight_ih_l0</c>.</param>
/// <param name="Shape">Sizes, outermost first; rows are contiguous.</param>
public sealed record ParameterShape(string Name, int[] Shape)
{
    /// <summary>Number of elements.</summary>
    public int Count => Shape.Aggregate(1, (product, size) => checked(product * size));
}
