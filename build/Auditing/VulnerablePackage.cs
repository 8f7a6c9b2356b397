using System.Text.Json;
using Build.Processes;

namespace Build.Auditing;

/// <summary>A package with a known vulnerability.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">Its version, as resolved.</param>
/// <param name="Severity">How grave, as the feed says it.</param>
/// <param name="Advisory">Where the advisory can be read.</param>
public sealed record VulnerablePackage(string Name, string Version, string Severity, string Advisory)
{
    /// <summary>All that the projects of a solution use, directly or by way of others.</summary>
    /// <exception cref="BuildException">dotnet cannot tell.</exception>
    public static IReadOnlyList<VulnerablePackage> Find(string solution, string folder)
    {
        var (exitCode, output) = ChildProcess.Read(
            ChildProcess.Dotnet, ["list", solution, "package", "--vulnerable", "--include-transitive", "--format", "json", "--no-restore"], folder);
        return exitCode == 0 ? Read(output) : throw new BuildException($"dotnet cannot tell which packages are vulnerable: {output.Trim()}");
    }

    /// <summary>Reads what <c>dotnet list package --vulnerable --format json</c> prints.</summary>
    public static IReadOnlyList<VulnerablePackage> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. (from project in Items(document.RootElement, "projects")
                    from framework in Items(project, "frameworks")
                    from package in Items(framework, "topLevelPackages").Concat(Items(framework, "transitivePackages"))
                    from vulnerability in Items(package, "vulnerabilities")
                    select new VulnerablePackage(Text(package, "id"), Text(package, "resolvedVersion"), Text(vulnerability, "severity"), Text(vulnerability, "advisoryurl"))).Distinct()];
    }

    public override string ToString() => $"{Name} {Version} ({Severity}, {Advisory})";

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
}
