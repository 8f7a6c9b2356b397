using Build.Processes;

namespace Build.Publishing;

/// <summary>Writes the packages: the libraries for C#, and nocturne as a dotnet tool.</summary>
/// <param name="context">Paths, properties and messages.</param>
/// <param name="folder">Folder of the packages.</param>
public sealed class NuGetPackages(BuildContext context, string folder)
{
    private readonly string _toolObjects = Path.Combine(context.Paths.PublishObjects, "tool");

    /// <summary>Packs the compiled projects and replaces the packages in the folder.</summary>
    /// <param name="rids">Platforms of the tool; those for which the feed lacks packages are skipped.</param>
    /// <returns>Paths of the packages.</returns>
    /// <exception cref="BuildException">Packing fails, or the feed lacks packages for every platform.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<string> rids)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "*.nupkg"))
            File.Delete(old);
        Run("msbuild", Path.Combine(context.Paths.Root, "build", "packages", "Pack.proj"), "-m", $"-p:PackageOutputPath={folder}");
        Run("pack", [context.Paths.GeneratorProject, "-c", "Release", "-o", folder, .. ToolProperties(Available(rids))]);
        var packages = Directory.GetFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).ToList();
        foreach (var package in packages)
            ReproducibleArchive.Rewrite(package);
        return packages;
    }

    private List<string> Available(IReadOnlyList<string> rids)
    {
        var lacking = MissingPackages.Of(context, ["restore", context.Paths.GeneratorProject, .. ToolProperties(rids)]);
        var available = rids.Where(rid => !LackingFor(rid).Any()).ToList();
        if (available.Count == 0 || (lacking.Count > 0 && available.Count == rids.Count))
            throw new BuildException($"Cannot pack the tool: the feed lacks {string.Join(", ", lacking)}.");
        foreach (var rid in rids.Except(available))
            context.Say($"skipped the tool package for {rid}: the feed lacks {string.Join(", ", LackingFor(rid))}");
        return available;

        IEnumerable<string> LackingFor(string rid) => lacking.Where(package => package.EndsWith(rid, StringComparison.OrdinalIgnoreCase));
    }

    // Platforms are joined by plus signs, because a semicolon ends a property. The tool has its own artifacts folder, so that a
    // program for another platform does not replace the one that tests and stages run.
    private IEnumerable<string> ToolProperties(IEnumerable<string> rids) =>
        [$"-p:ToolRids={string.Join('+', rids)}", $"-p:ArtifactsPath={_toolObjects}"];

    private void Run(string verb, params IEnumerable<string> arguments)
    {
        string[] quiet = ["-nologo", "-v:quiet", "-tl:off", "-clp:NoSummary"];
        string[] words = [verb, .. arguments, .. quiet, .. context.Compiler.PropertyArguments()];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, words, context.Paths.Root);
        if (exitCode != 0)
            throw new BuildException($"Packing failed with exit code {exitCode}; see the output above.");
    }
}
