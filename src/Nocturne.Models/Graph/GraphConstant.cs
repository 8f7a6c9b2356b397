namespace Nocturne.Models.Graph;

/// <summary>An initializer of a graph: fixed int64 values, or float32 weights that differ from model to model.</summary>
/// <param name="Name">Name of the tensor.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Values">The fixed values; empty if the constant contains weights.</param>
/// <param name="Weights">The sources of the weights, to be concatenated; empty if the values are fixed.</param>
public sealed record GraphConstant(string Name, IReadOnlyList<int> Shape, IReadOnlyList<long> Values, IReadOnlyList<WeightSource> Weights)
{
    /// <summary>Whether the constant contains weights.</summary>
    public bool HoldsWeights => Weights.Count > 0;
}
