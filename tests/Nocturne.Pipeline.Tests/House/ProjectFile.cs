using System.Xml.Linq;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>What a project file references.</summary>
internal sealed record ProjectFile(string FullPath, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public string Name => Path.GetFileNameWithoutExtension(FullPath);

    /// <summary>The product's projects, by name.</summary>
    public static IReadOnlyList<ProjectFile> OfProduct() =>
        [.. Below("src").Where(project => project.Name.StartsWith("Nocturne.", StringComparison.Ordinal))];

    /// <summary>Every project below a folder of the repository.</summary>
    public static IReadOnlyList<ProjectFile> Below(string folder) =>
        [.. Directory.GetFiles(Repository.At(folder), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public static ProjectFile Read(string path)
    {
        var file = XDocument.Load(path);
        var projects = Includes(file, "ProjectReference").Select(Path.GetFileNameWithoutExtension);
        return new ProjectFile(path, [.. projects!], [.. Includes(file, "PackageReference")]);
    }

    /// <summary>This project and all that it references, directly or not.</summary>
    public IReadOnlyList<ProjectFile> Closure(IReadOnlyList<ProjectFile> all)
    {
        var found = new List<ProjectFile>();
        var open = new Queue<ProjectFile>([this]);
        while (open.TryDequeue(out var project))
        {
            if (found.Contains(project))
                continue;
            found.Add(project);
            foreach (var name in project.Projects)
                open.Enqueue(all.Single(other => other.Name == name));
        }
        return found;
    }

    private static IEnumerable<string> Includes(XDocument file, string item) =>
        file.Descendants(item).Select(element => ((string?)element.Attribute("Include"))?.Replace('\\', '/')).OfType<string>();
}
