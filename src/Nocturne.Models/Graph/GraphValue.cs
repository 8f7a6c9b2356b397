namespace Nocturne.Models.Graph;

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Name of the tensor.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Sizes, outermost first.</param>
public sealed record GraphValue(string Name, ElementType Type, IReadOnlyList<GraphSize> Shape);
