using System.Text.Json;
using System.Xml.Linq;
using Build.Publishing;

namespace Build.Compiling;

/// <summary>The libtorch package for the CPU of this platform.</summary>
public static class LibtorchPackage
{
    /// <summary>Whether NuGet has downloaded the version that TorchSharp needs.</summary>
    /// <remarks>The list of resolved packages does not contain a PackageDownload, so this checks the folder.</remarks>
    public static bool IsRestored(Paths paths)
    {
        var assets = Path.Combine(paths.Objects, "Nocturne.Training.Torch", "project.assets.json");
        if (!File.Exists(assets))
            return false;
        using var resolved = JsonDocument.Parse(File.ReadAllBytes(assets));
        var home = resolved.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var version = XDocument.Load(paths.PackageVersions).Descendants("LibtorchVersion").First().Value;
        return Directory.Exists(Path.Combine(home, $"libtorch-cpu-{PublishForms.Here}", version));
    }
}
