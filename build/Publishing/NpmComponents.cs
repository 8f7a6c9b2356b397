using System.Text.Json;

namespace Build.Publishing;

/// <summary>The npm packages that ONNX Runtime comes out of where it is a substitute.</summary>
public static class NpmComponents
{
    // onnxruntime-node brings packages that it needs in Node; nothing of them is shipped.
    private const string Shipped = "onnxruntime";

    /// <summary>Reads them out of a folder that npm installed.</summary>
    /// <param name="folder">Folder of the lock file.</param>
    public static IReadOnlyList<Component> Read(string folder)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package-lock.json")));
        return
        [
            .. from package in file.RootElement.GetProperty("packages").EnumerateObject()
               let name = package.Name.Split("node_modules/")[^1]
               where name.Contains(Shipped, StringComparison.Ordinal) && name != Shipped && !name.EndsWith("-common", StringComparison.Ordinal)
               let version = package.Value.GetProperty("version").GetString()!
               let integrity = package.Value.GetProperty("integrity").GetString()!
               select new Component(
                   name, version, $"pkg:npm/{name}@{version}", Licence(Path.Combine(folder, package.Name)), "Copyright (c) Microsoft Corporation",
                   Convert.ToHexStringLower(Convert.FromBase64String(integrity["sha512-".Length..])), Path.Combine(folder, package.Name)),
        ];
    }

    private static string Licence(string package)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json")));
        return file.RootElement.TryGetProperty("license", out var licence) && licence.ValueKind == JsonValueKind.String ? licence.GetString()! : "MIT";
    }
}
