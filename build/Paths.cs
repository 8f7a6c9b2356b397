namespace Build;

/// <summary>All paths that the build uses.</summary>
public sealed class Paths(string root)
{
    /// <summary>The repository's root.</summary>
    public string Root { get; } = root;

    public string Solution => Path.Combine(Root, "Pipeline.sln");

    /// <summary>Solution filter with the two programs and their dependencies, without the tests.</summary>
    public string Programs => Path.Combine(Root, "build", "Programs.slnf");

    public string Experiments => Path.Combine(Root, "build", "experiments");

    /// <summary>Returns the folder of an experiment's published results.</summary>
    /// <remarks>The build writes nowhere else outside artifacts, and there only on request.</remarks>
    public string Results(string experiment) => Path.Combine(Experiments, "results", experiment);

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Files of this program, and what it records between calls.</summary>
    public string Own => Path.Combine(Artifacts, "build");

    public string Binaries => Path.Combine(Artifacts, "bin");

    public string Objects => Path.Combine(Artifacts, "obj");

    public string Published => Path.Combine(Artifacts, "publish");

    /// <summary>The generator's project.</summary>
    public string GeneratorProject => Path.Combine(Root, "src", "Nocturne.Generator", "Nocturne.Generator.csproj");

    /// <summary>Output of compilation for publishing, separate from what tests and stages run.</summary>
    public string PublishObjects => Path.Combine(Objects, "publish");

    public string TestResults => Path.Combine(Artifacts, "test-results");

    /// <summary>Versions of all packages.</summary>
    public string PackageVersions => Path.Combine(Root, "Directory.Packages.props");

    /// <summary>The program that runs the stages.</summary>
    public string Pipeline => Path.Combine(Binaries, "Nocturne.Pipeline", "release", "Nocturne.Pipeline.dll");

    /// <summary>Project of the benchmarks.</summary>
    public string BenchmarksProject => Path.Combine(Root, "tests", "Nocturne.Benchmarks", "Nocturne.Benchmarks.csproj");

    /// <summary>The compiled benchmarks.</summary>
    public string Benchmarks => Path.Combine(Binaries, "Nocturne.Benchmarks", "release", "Nocturne.Benchmarks.dll");

    /// <summary>Project of the fuzzer.</summary>
    public string FuzzProject => Path.Combine(Root, "tests", "Nocturne.Fuzz", "Nocturne.Fuzz.csproj");

    /// <summary>The compiled fuzzer.</summary>
    public string Fuzz => Path.Combine(Binaries, "Nocturne.Fuzz", "release", "Nocturne.Fuzz.dll");

    /// <summary>The program <c>nocturne</c>.</summary>
    public string Generator => Path.Combine(Binaries, "Nocturne.Generator", "release", "nocturne.dll");

    /// <summary>Returns the paths of the checkout that this program was built in.</summary>
    public static Paths OfThisCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                return new Paths(folder.FullName);
        throw new BuildException(
            $"No Pipeline.sln above {AppContext.BaseDirectory}. Start the build with build.sh or build.ps1 in a checkout.");
    }

    /// <summary>Lists the names of the experiments in ordinal order.</summary>
    public IReadOnlyList<string> ExperimentNames() => Directory.Exists(Experiments)
        ? [.. Directory.GetFiles(Experiments, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()]
        : [];
}
