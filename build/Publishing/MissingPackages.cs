using System.Text.RegularExpressions;
using Build.Processes;

namespace Build.Publishing;

/// <summary>Finds the packages that a restore needs and the feed lacks.</summary>
public static partial class MissingPackages
{
    /// <summary>Restores, and lists the missing packages.</summary>
    /// <param name="context">Paths and properties.</param>
    /// <param name="arguments">Arguments of dotnet for the restore.</param>
    /// <returns>Names of the missing packages; empty if the restore succeeded.</returns>
    /// <exception cref="BuildException">The restore failed for another reason.</exception>
    public static IReadOnlyList<string> Of(BuildContext context, IEnumerable<string> arguments)
    {
        var (exitCode, output) = ChildProcess.Read(ChildProcess.Dotnet, arguments, context.Paths.Root);
        if (exitCode == 0)
            return [];
        var packages = NotFound().Matches(output).Select(match => match.Groups[1].Value).Distinct().ToList();
        if (packages.Count > 0)
            return packages;
        var error = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? output;
        throw new BuildException($"Cannot restore the packages: {error.Trim()}");
    }

    // NU1101: no such package. NU1102: no such version.
    [GeneratedRegex(@"NU110[12]: Unable to find package ([A-Za-z0-9.-]+[A-Za-z0-9])")]
    private static partial Regex NotFound();
}
