namespace Build;

/// <summary>Every path that the build knows, each made from another.</summary>
public sealed class Paths(string root)
{
    /// <summary>The repository's root.</summary>
    public string Root { get; } = root;

    public string Solution => Path.Combine(Root, "Pipeline.sln");

    /// <summary>The two programs and what they need, without the tests.</summary>
    public string Programs => Path.Combine(Root, "build", "Programs.slnf");

    public string Experiments => Path.Combine(Root, "build", "experiments");

    /// <summary>What is published of an experiment: the one folder that the build writes to outside of artifacts, and only when asked.</summary>
    public string Results(string experiment) => Path.Combine(Experiments, "results", experiment);

    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>This program's own files, and what it remembers between two calls.</summary>
    public string Own => Path.Combine(Artifacts, "build");

    public string Binaries => Path.Combine(Artifacts, "bin");

    public string Objects => Path.Combine(Artifacts, "obj");

    public string Published => Path.Combine(Artifacts, "publish");

    /// <summary>The generator's project.</summary>
    public string GeneratorProject => Path.Combine(Root, "src", "Nocturne.Generator", "Nocturne.Generator.csproj");

    /// <summary>What publishing compiles, apart from what tests and stages run.</summary>
    public string PublishObjects => Path.Combine(Objects, "publish");

    public string TestResults => Path.Combine(Artifacts, "test-results");

    /// <summary>Versions of all packages.</summary>
    public string PackageVersions => Path.Combine(Root, "Directory.Packages.props");

    /// <summary>The program that runs the stages.</summary>
    public string Pipeline => Path.Combine(Binaries, "Nocturne.Pipeline", "release", "Nocturne.Pipeline.dll");

    /// <summary>What measures how fast networks are trained.</summary>
    public string BenchmarksProject => Path.Combine(Root, "tests", "Nocturne.Benchmarks", "Nocturne.Benchmarks.csproj");

    /// <summary>The same, compiled.</summary>
    public string Benchmarks => Path.Combine(Binaries, "Nocturne.Benchmarks", "release", "Nocturne.Benchmarks.dll");

    /// <summary>What mutates MIDI files and models, and judges what becomes of them.</summary>
    public string FuzzProject => Path.Combine(Root, "tests", "Nocturne.Fuzz", "Nocturne.Fuzz.csproj");

    /// <summary>The same, compiled.</summary>
    public string Fuzz => Path.Combine(Binaries, "Nocturne.Fuzz", "release", "Nocturne.Fuzz.dll");

    /// <summary>The program that composes.</summary>
    public string Generator => Path.Combine(Binaries, "Nocturne.Generator", "release", "nocturne.dll");

    /// <summary>The paths of the checkout that this program was built in.</summary>
    public static Paths OfThisCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                return new Paths(folder.FullName);
        throw new BuildException($"There is no Pipeline.sln above {AppContext.BaseDirectory}. Start the build with build.sh or build.ps1 of a checkout.");
    }

    /// <summary>Names of the experiments, in order.</summary>
    public IReadOnlyList<string> ExperimentNames() => Directory.Exists(Experiments)
        ? [.. Directory.GetFiles(Experiments, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];
}
