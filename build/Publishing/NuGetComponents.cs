using System.Text.Json;
using System.Xml.Linq;

namespace Build.Publishing;

/// <summary>The NuGet packages that are in a published program, out of what NuGet resolved for it.</summary>
public static class NuGetComponents
{
    // Compilers and analysers help to make the program; these are what it is made of.
    private static readonly string[] RuntimePacks = ["Microsoft.NETCore.App.Runtime.", "Microsoft.NETCore.App.Host."];

    private static readonly string[] ShippedKinds = ["runtime", "native", "runtimeTargets"];

    /// <summary>Reads them.</summary>
    /// <param name="assetsFile">The project's <c>project.assets.json</c>.</param>
    /// <param name="rid">What was published for.</param>
    public static IReadOnlyList<Component> Read(string assetsFile, string rid)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        var home = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().First(entry => entry.Name.EndsWith($"/{rid}", StringComparison.Ordinal));
        return
        [
            .. from library in target.Value.EnumerateObject()
               where library.Value.GetProperty("type").ValueEquals("package") && IsShipped(library.Value)
               select At(home, library.Name.Split('/')[0], library.Name.Split('/')[1]),
            .. from framework in assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
               from pack in Downloads(framework.Value)
               let name = pack.GetProperty("name").GetString()!
               where RuntimePacks.Any(begin => name.StartsWith(begin, StringComparison.OrdinalIgnoreCase)) && name.EndsWith(rid, StringComparison.OrdinalIgnoreCase)
               select At(home, name, pack.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]),
        ];
    }

    private static JsonElement.ArrayEnumerator Downloads(JsonElement framework) =>
        framework.TryGetProperty("downloadDependencies", out var downloads) ? downloads.EnumerateArray() : default;

    private static bool IsShipped(JsonElement library) =>
        ShippedKinds.Any(kind => library.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal)));

    private static Component At(string home, string name, string version)
    {
        var folder = Path.Combine(home, name.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec"));
        var hash = File.ReadAllText(Path.Combine(folder, $"{name}.{version}.nupkg.sha512".ToLowerInvariant())).Trim();
        return new Component(
            Field("id") ?? name, version, $"pkg:nuget/{Field("id") ?? name}@{version}", Field("license") ?? "NOASSERTION", Field("copyright") ?? Field("authors") ?? "",
            Convert.ToHexStringLower(Convert.FromBase64String(hash)), folder);

        string? Field(string field) => nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == field)?.Value.Trim();
    }
}
