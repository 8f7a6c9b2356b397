using Build.Processes;

namespace Build.Publishing;

/// <summary>The packages: the libraries to call Nocturne from C#, and nocturne as a tool of dotnet.</summary>
/// <param name="context">Paths, properties and the user.</param>
/// <param name="folder">Where the packages go.</param>
public sealed class NuGetPackages(BuildContext context, string folder)
{
    private readonly string _toolObjects = Path.Combine(context.Paths.PublishObjects, "tool");

    /// <summary>Packs what was compiled, in place of the packages in the folder.</summary>
    /// <param name="rids">Kinds of machines that the tool is for; those whose parts the feed lacks are left out.</param>
    /// <returns>The packages.</returns>
    /// <exception cref="BuildException">Packing fails, or the feed lacks parts for every kind.</exception>
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
            throw new BuildException($"The tool cannot be packed: the feed lacks {string.Join(", ", lacking)}.");
        foreach (var rid in rids.Except(available))
            context.Say($"no tool package for {rid}: the feed lacks {string.Join(", ", LackingFor(rid))}");
        return available;

        IEnumerable<string> LackingFor(string rid) => lacking.Where(package => package.EndsWith(rid, StringComparison.OrdinalIgnoreCase));
    }

    // Kinds are joined by plus signs, because semicolons end a property. The folder of objects is the tool's own: a program for another
    // machine must not replace what tests and stages run.
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
