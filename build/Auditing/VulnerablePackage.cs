using System.Text.Json;
using Build.Processes;

namespace Build.Auditing;

/// <summary>A package with a known vulnerability.</summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Version">Resolved version.</param>
/// <param name="Severity">Severity, as the feed reports it.</param>
/// <param name="Advisory">URL of the advisory.</param>
public sealed record VulnerablePackage(string Name, string Version, string Severity, string Advisory)
{
    /// <summary>Finds the vulnerable packages among all direct and transitive packages of a solution.</summary>
    /// <exception cref="BuildException">dotnet reports an error.</exception>
    public static IReadOnlyList<VulnerablePackage> Find(string solution, string folder)
    {
        string[] arguments =
            ["list", solution, "package", "--vulnerable", "--include-transitive", "--format", "json", "--no-restore"];
        var (exitCode, output) = ChildProcess.Read(ChildProcess.Dotnet, arguments, folder);
        return exitCode == 0 ? Read(output) : throw new BuildException($"Cannot list the vulnerable packages: {output.Trim()}");
    }

    /// <summary>Reads the output of <c>dotnet list package --vulnerable --format json</c>.</summary>
    public static IReadOnlyList<VulnerablePackage> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var found = from project in Items(document.RootElement, "projects")
                    from framework in Items(project, "frameworks")
                    from package in Items(framework, "topLevelPackages").Concat(Items(framework, "transitivePackages"))
                    from vulnerability in Items(package, "vulnerabilities")
                    select new VulnerablePackage(
                        Text(package, "id"), Text(package, "resolvedVersion"),
                        Text(vulnerability, "severity"), Text(vulnerability, "advisoryurl"));
        return [.. found.Distinct()];
    }

    public override string ToString() => $"{Name} {Version} ({Severity}, {Advisory})";

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
}
