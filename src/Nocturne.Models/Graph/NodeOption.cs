namespace Nocturne.Models.Graph;

/// <summary>An attribute of a node: an integer, or a list of integers.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Value">The integer, if the attribute is not a list.</param>
/// <param name="List">The integers of a list, or <c>null</c> for a single integer.</param>
public sealed record NodeOption(string Name, long Value, IReadOnlyList<long>? List = null)
{
    /// <summary>Creates an attribute that is a list of integers.</summary>
    public static NodeOption Of(string name, params long[] list) => new(name, 0, list);
}
