using System.Diagnostics;
using System.Runtime.InteropServices;
using Build.Processes;

namespace Build.Compiling;

/// <summary>Compiles what has changed since the last call and prints one line about it.</summary>
/// <param name="paths">Paths of the checkout.</param>
/// <param name="properties">MSBuild properties, each as NAME=VALUE.</param>
/// <param name="needsLibtorch">Whether the libtorch package must be present afterwards.</param>
/// <param name="say">Prints a line for the user.</param>
public sealed class Compiler(Paths paths, IReadOnlyList<string> properties, bool needsLibtorch, Action<string> say)
{
    private static readonly string[] RootFiles =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "nuget.config",
        "artifacts/packages.props",
    ];

    private Stamp ProgramsStamp => new(Path.Combine(paths.Own, "programs.stamp"));

    private Stamp SolutionStamp => new(Path.Combine(paths.Own, "solution.stamp"));

    /// <summary>Compiles the pipeline, the generator and their dependencies, without the tests.</summary>
    public void CompilePrograms() => Compile("programs", paths.Programs, ProgramsStamp, ProgramInputs, ProgramOutputs);

    /// <summary>Compiles the benchmarks and their dependencies.</summary>
    public void CompileBenchmarks() => CompileTool("benchmarks", paths.BenchmarksProject, paths.Benchmarks);

    /// <summary>Compiles the fuzzer and its dependencies.</summary>
    public void CompileFuzz() => CompileTool("fuzz", paths.FuzzProject, paths.Fuzz);

    /// <summary>Compiles every project of the solution.</summary>
    public void CompileSolution()
    {
        Compile("solution", paths.Solution, SolutionStamp, SolutionInputs, SolutionOutputs);
        ProgramsStamp.Write(ProgramInputs(), ProgramOutputs());
    }

    /// <summary>Restores every package of the solution, tests included.</summary>
    public void Restore() => Start(paths.Solution, "Restore");

    /// <summary>Returns the MSBuild properties as arguments of dotnet.</summary>
    public IEnumerable<string> PropertyArguments() => properties.Select(property => $"-p:{property}");

    // Compiles a program in tests, which may depend on what all tests share.
    private void CompileTool(string what, string project, string program) => Compile(
        what,
        project,
        new Stamp(Path.Combine(paths.Own, $"{what}.stamp")),
        () => Inputs(Fingerprint.FilesBelow(paths.Root, "src")
            .Concat(Fingerprint.FilesBelow(Path.GetDirectoryName(project)!))
            .Concat(Fingerprint.FilesBelow(paths.Root, "tests/Nocturne.Testing"))),
        () => Fingerprint.OfTimes(paths.Root, Fingerprint.FilesBelow(Path.GetDirectoryName(program)!)));

    private void Compile(string what, string project, Stamp stamp, Func<string> inputs, Func<string> outputs)
    {
        // Taken before compilation, so that files edited during it count as changed.
        var from = inputs();
        if (stamp.Matches(from, outputs()) && (!needsLibtorch || LibtorchPackage.IsRestored(paths)))
            return;
        stamp.Delete();
        var watch = Stopwatch.StartNew();
        // TorchFlavor=cpu only adds a download; the compiled code is the same.
        Start(project, "Build", ["-restore", "-p:Configuration=Release", .. needsLibtorch ? (string[])["-p:TorchFlavor=cpu"] : []]);
        stamp.Write(from, outputs());
        say($"compiled the {what} ({watch.Elapsed.TotalSeconds:0} s)");
    }

    // dotnet msbuild, because dotnet build adds a summary that cannot be switched off.
    private void Start(string project, string target, params IEnumerable<string> arguments)
    {
        string[] quiet = ["-nologo", "-m", "-v:quiet", "-tl:off", "-clp:NoSummary"];
        string[] words = ["msbuild", project, $"-t:{target}", .. arguments, .. quiet, .. PropertyArguments()];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, words, paths.Root);
        if (exitCode != 0)
            throw new BuildException($"{target} of {Path.GetFileName(project)} failed; see the output above.");
    }

    private string ProgramInputs() => Inputs(Fingerprint.FilesBelow(paths.Root, "src").Append(paths.Programs));

    private string SolutionInputs() => Inputs(Fingerprint.FilesBelow(paths.Root, "src")
        .Concat(Fingerprint.FilesBelow(paths.Root, "tests"))
        .Concat(Fingerprint.FilesBelow(paths.Root, "build").Where(file => file.EndsWith(".cs", StringComparison.Ordinal)))
        .Append(paths.Solution));

    private string Inputs(IEnumerable<string> files) => Fingerprint.OfContents(
        paths.Root,
        files.Concat(RootFiles.Select(name => Path.Combine(paths.Root, name))),
        [.. properties, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier]);

    private string ProgramOutputs() => Fingerprint.OfTimes(
        paths.Root,
        new[] { paths.Pipeline, paths.Generator }.SelectMany(program => Fingerprint.FilesBelow(Path.GetDirectoryName(program)!)));

    private string SolutionOutputs() => Fingerprint.OfTimes(
        paths.Root,
        Directory.Exists(paths.Binaries)
            ? Directory.GetDirectories(paths.Binaries).SelectMany(folder => Fingerprint.FilesBelow(folder, "release"))
            : []);
}
