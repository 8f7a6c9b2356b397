using System.Text.Json;
using System.Xml.Linq;

namespace Build.Publishing;

/// <summary>Lists the NuGet packages in a published program.</summary>
public static class NuGetComponents
{
    // Other downloads are compilers and analyzers, which are not part of the program.
    private static readonly string[] RuntimePacks = ["Microsoft.NETCore.App.Runtime.", "Microsoft.NETCore.App.Host."];

    private static readonly string[] ShippedKinds = ["runtime", "native", "runtimeTargets"];

    /// <summary>Reads the packages that NuGet resolved.</summary>
    /// <param name="assetsFile">Path of the project's <c>project.assets.json</c>.</param>
    /// <param name="rid">Platform of the program.</param>
    public static IReadOnlyList<Component> Read(string assetsFile, string rid)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        var home = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var target = assets.RootElement.GetProperty("targets").EnumerateObject()
            .First(entry => entry.Name.EndsWith($"/{rid}", StringComparison.Ordinal));
        return
        [
            .. from library in target.Value.EnumerateObject()
               where library.Value.GetProperty("type").ValueEquals("package") && IsShipped(library.Value)
               select At(home, library.Name.Split('/')[0], library.Name.Split('/')[1]),
            .. from framework in assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
               from pack in Downloads(framework.Value)
               let name = pack.GetProperty("name").GetString()!
               where RuntimePacks.Any(begin => name.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
               where name.EndsWith(rid, StringComparison.OrdinalIgnoreCase)
               select At(home, name, pack.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]),
        ];
    }

    private static JsonElement.ArrayEnumerator Downloads(JsonElement framework) =>
        framework.TryGetProperty("downloadDependencies", out var downloads) ? downloads.EnumerateArray() : default;

    // The file _._ marks an empty folder.
    private static bool IsShipped(JsonElement library) => ShippedKinds.Any(kind =>
        library.TryGetProperty(kind, out var files) &&
        files.EnumerateObject().Any(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal)));

    private static Component At(string home, string name, string version)
    {
        var folder = Path.Combine(home, name.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec"));
        var hash = File.ReadAllText(Path.Combine(folder, $"{name}.{version}.nupkg.sha512".ToLowerInvariant())).Trim();
        var id = Field("id") ?? name;
        return new Component(
            id, version, $"pkg:nuget/{id}@{version}", Field("license") ?? "NOASSERTION", Field("copyright") ?? Field("authors") ?? "",
            Convert.ToHexStringLower(Convert.FromBase64String(hash)), folder);

        string? Field(string field) => nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == field)?.Value.Trim();
    }
}
