using System.Reflection;
using System.Runtime.InteropServices;

namespace Nocturne.Training.Torch;

/// <summary>Loads libtorch before TorchSharp looks for it.</summary>
/// <remarks>TorchSharp uses a library that is already loaded. Otherwise it searches for it and copies it next to the program.</remarks>
internal static class Libtorch
{
    /// <summary>Environment variable with the folder of an installed PyTorch, to use its libtorch.</summary>
    public const string PyTorchVariable = "NOCTURNE_PYTORCH";

    // In dependency order. Only a libtorch for CUDA has torch_cuda.
    private static readonly string[] Libraries = ["c10", "torch_cpu", "torch_cuda", "torch"];

    /// <summary>The libtorch that TorchSharp is built for, such as <c>2.10.0</c>.</summary>
    public static string Version => Metadata("LibtorchVersion");

    /// <summary>Loads libtorch from <see cref="PyTorchVariable"/>, the program's folder or NuGet's package folder.</summary>
    /// <exception cref="TorchException">It is not there, or the variable is wrong.</exception>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public static void Load()
    {
        foreach (var file in Libraries.Select(name => Path.Combine(Folder(), FileName(name))).Where(File.Exists))
            NativeLibrary.Load(file);
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable(PyTorchVariable) is { Length: > 0 } named)
            return PyTorch(named);
        string[] folders =
        [
            AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
            Metadata("LibtorchFolder"),
        ];
        return folders.FirstOrDefault(HasLibtorch) ?? throw new TorchException(
            $"libtorch {Version} is not on this machine. Download it with ./build.sh --learner=torch (dotnet build -p:TorchFlavor=cpu), " +
            $"or set {PyTorchVariable} to the folder of an installed PyTorch.");
    }

    private static string PyTorch(string named)
    {
        string[] folders = [named, Path.Combine(named, "lib")];
        var folder = folders.FirstOrDefault(HasLibtorch) ?? throw new TorchException(
            $"{PyTorchVariable} is '{named}', which does not contain {FileName("torch_cpu")}. Use the folder of an installed PyTorch: " +
            "python3 -c 'import torch; print(torch.__path__[0])'");
        return PyTorchVersion(folder) is not { } version || version >= new Version(Version[..Version.LastIndexOf('.')])
            ? folder
            : throw new TorchException($"{PyTorchVariable} is PyTorch {version}; must be {Version} or later.");
    }

    // Next to the folder of libraries, version.py contains __version__ = '2.10.0+cu128'.
    private static Version? PyTorchVersion(string folder)
    {
        var file = Path.Combine(folder, "..", "version.py");
        var lines = File.Exists(file) ? File.ReadLines(file) : [];
        var line = lines.FirstOrDefault(line => line.StartsWith("__version__", StringComparison.Ordinal));
        return line?.Split('\'') is [_, var text, ..] && System.Version.TryParse(text.Split('+')[0], out var version) ? version : null;
    }

    private static bool HasLibtorch(string folder) => File.Exists(Path.Combine(folder, FileName("torch_cpu")));

    private static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private static string Metadata(string key) =>
        typeof(Libtorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
