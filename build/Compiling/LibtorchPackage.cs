using System.Text.Json;
using System.Xml.Linq;
using Build.Publishing;

namespace Build.Compiling;

/// <summary>The package of libtorch for this system's processor.</summary>
public static class LibtorchPackage
{
    /// <summary>Whether NuGet has downloaded the version that TorchSharp needs.</summary>
    /// <remarks>A download on demand is in no list of what a project resolved, so that only the folder tells.</remarks>
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
