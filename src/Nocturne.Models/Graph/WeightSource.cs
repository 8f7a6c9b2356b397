namespace Nocturne.Models.Graph;

/// <summary>A source of a constant's weights.</summary>
/// <param name="Parameter">Name in <see cref="Weights"/>.</param>
/// <param name="Layout">How they are rearranged.</param>
public sealed record WeightSource(string Parameter, WeightLayout Layout);
