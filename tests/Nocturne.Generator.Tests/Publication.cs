using System.Formats.Tar;
using System.IO.Compression;

namespace Nocturne.Generator.Tests;

/// <summary>What the target Publish makes for this machine, once for all facts.</summary>
[CollectionDefinition(nameof(Publication))]
public sealed class Publication : ICollectionFixture<Publication>, IDisposable
{
    private readonly TempFolder _folder = new();

    public Publication()
    {
        if (new PublishFactAttribute().Skip is not null)
            return;                                 // xunit makes the fixture of skipped facts, too
        BuildProgram.Run("Publish", _folder.FullPath);
        Archive = Directory.GetFiles(_folder["publish"], "nocturne-*").Single(file => !file.EndsWith(".sha256", StringComparison.Ordinal));
        if (Archive.EndsWith(".zip", StringComparison.Ordinal))
            ZipFile.ExtractToDirectory(Archive, _folder["unpacked"]);
        else
            Unpack();
        Unpacked = Directory.GetDirectories(_folder["unpacked"]).Single();
    }

    internal string Archive { get; } = "";

    internal string Unpacked { get; } = "";

    internal string ProgramName { get; } = OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne";

    internal string LibraryName { get; } =
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    internal IEnumerable<FileInfo> Files => new DirectoryInfo(Unpacked).GetFiles();

    /// <summary>Whether it is Native AOT: there is no IL in it.</summary>
    internal bool IsAot => Text("sbom.cdx.json").Contains("NativeAOT", StringComparison.Ordinal);

    /// <summary>Whether it contains the package DryWetMidi rather than the substitute, which the bill of materials does not list.</summary>
    internal bool HasDryWetMidiPackage => Text("sbom.cdx.json").Contains("Melanchall.DryWetMidi", StringComparison.Ordinal);

    internal string Text(string name) => File.ReadAllText(Path.Combine(Unpacked, name));

    /// <summary>Runs the program with an environment that holds nothing: no PATH, no home, no .NET.</summary>
    internal CommandLine Run(string folder, params string[] args) => Run(new Dictionary<string, string>(), folder, args);

    /// <summary>Runs the program with these environment variables alone.</summary>
    internal CommandLine Run(IReadOnlyDictionary<string, string> environment, string folder, params string[] args)
    {
        var system = Environment.GetEnvironmentVariable("SystemRoot");
        return CommandLine.Of(TestProcess.Run(Path.Combine(Unpacked, ProgramName), args, folder, variables =>
        {
            variables.Clear();
            if (system is not null)
                variables["SystemRoot"] = system;           // no program of Windows starts without it
            foreach (var (name, value) in environment)
                variables[name] = value;
        }));
    }

    public void Dispose() => _folder.Dispose();

    private void Unpack()
    {
        Directory.CreateDirectory(_folder["unpacked"]);
        using var zip = new GZipStream(File.OpenRead(Archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(zip, _folder["unpacked"], overwriteFiles: false);
    }
}
