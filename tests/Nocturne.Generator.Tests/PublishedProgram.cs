using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nocturne.Generator.Tests;

/// <summary>What <c>dotnet publish</c> makes of the generator, in a folder of its own.</summary>
public sealed class PublishedProgram : IDisposable
{
    private readonly TempFolder _folder = new();

    public PublishedProgram()
    {
        // As the tests were built, so that nothing is compiled again: artifacts/bin/<project>/<configuration>.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var result = Program.Run("dotnet", Repository.Root,
            "publish", Repository.At("src", "Nocturne.Generator"), "--no-build", "-c", configuration, "-o", _folder.FullPath, "-v", "q", "--nologo");
        if (result.ExitCode != 0)
            throw new InvalidOperationException(result.Output + result.Error);
    }

    private PublishedProgram(PublishedProgram other)
    {
        foreach (var file in Directory.GetFiles(other._folder.FullPath))
            if (!IsNativeLibrary(file))
                File.Copy(file, _folder[Path.GetFileName(file)]);
    }

    /// <summary>Names of the managed assemblies.</summary>
    internal IEnumerable<string> Assemblies =>
        Directory.GetFiles(_folder.FullPath, "*.dll").Where(file => !IsNativeLibrary(file)).Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>A command line of it, for another program to run.</summary>
    internal string[] Words(params string[] args) => ["dotnet", _folder["nocturne.dll"], .. args];

    internal CommandLine Run(string folder, params string[] args) => Program.Run("dotnet", folder, [_folder["nocturne.dll"], .. args]);

    /// <remarks>What a shell runs in the background ignores Ctrl-C, what nohup runs the end of a terminal, and so does all that they start; <c>env</c> gives the signals back.</remarks>
    internal Process Start(string folder, params string[] args) => RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        ? TestProcess.Start("env", ["--default-signal=INT,HUP", "dotnet", _folder["nocturne.dll"], .. args], folder)
        : TestProcess.Start("dotnet", [_folder["nocturne.dll"], .. args], folder);

    /// <summary>A copy that was not copied whole.</summary>
    internal PublishedProgram WithoutNativeLibrary() => new(this);

    public void Dispose() => _folder.Dispose();

    private static bool IsNativeLibrary(string file) =>
        Path.GetFileName(file) is var name && (name.StartsWith("libonnxruntime", StringComparison.Ordinal) || name.StartsWith("onnxruntime", StringComparison.Ordinal));
}
