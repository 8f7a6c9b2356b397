using Build.Processes;

namespace Build.Publishing;

/// <summary>The packages: the libraries to call Nocturne from C#, and nocturne as a tool of dotnet.</summary>
public static class NuGetPackages
{
    /// <summary>Packs what was compiled.</summary>
    /// <param name="context">Paths, properties and the user.</param>
    /// <param name="folder">Where the packages go; those that are there are deleted.</param>
    /// <param name="rid">Kind of machine that the tool is for, where it can be for but one.</param>
    public static IReadOnlyList<string> Write(BuildContext context, string folder, string rid)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "*.nupkg"))
            File.Delete(old);
        var project = Path.Combine(context.Paths.Root, "build", "packages", "Pack.proj");
        string[] arguments = ["msbuild", project, "-nologo", "-m", "-v:quiet", "-tl:off", "-clp:NoSummary", $"-p:PackageOutputPath={folder}", $"-p:ToolRid={rid}"];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, [.. arguments, .. context.Compiler.PropertyArguments()], context.Paths.Root);
        if (exitCode != 0)
            throw new BuildException($"Packing failed with exit code {exitCode}; what is wrong stands above.");
        var packages = Directory.GetFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).ToList();
        foreach (var package in packages)
            ReproducibleArchive.Rewrite(package);
        return packages;
    }
}
