using System.Xml.Linq;

namespace Build.Compiling;

/// <summary>The user's MSBuild properties, and whether the feed has a package or a substitute takes its place.</summary>
public sealed class PackageSources(Paths paths, IReadOnlyList<string> properties)
{
    /// <summary>Whether a substitute takes a package's place.</summary>
    /// <param name="property">Property that holds the answer, such as <c>OnnxRuntimeSource</c>.</param>
    public bool IsSubstitute(string property) => (Property(property) ??
        (File.Exists(paths.Packages) ? XDocument.Load(paths.Packages).Descendants(property).FirstOrDefault()?.Value : null)) == "substitute";

    /// <summary>An MSBuild property that the user gave.</summary>
    public string? Property(string name) =>
        properties.LastOrDefault(property => property.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..];
}
