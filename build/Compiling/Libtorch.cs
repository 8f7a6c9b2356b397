using Build.Processes;

namespace Build.Compiling;

/// <summary>Finds libtorch and what compiling against it needs; on Debian and Ubuntu it installs them.</summary>
public static class Libtorch
{
    private const string Header = "ATen/ATen.h";

    // Without OpenBLAS libtorch multiplies by the reference BLAS, which is ten times slower.
    private static readonly string[] DebianPackages = ["libtorch-dev", "libopenblas0-pthread", "cmake", "g++"];

    /// <summary>Whether the user says where libtorch is.</summary>
    public static bool IsNamed => Named.Length > 0;

    private static string Named => Environment.GetEnvironmentVariable("NOCTURNE_LIBTORCH") ?? "";

    /// <summary>Folder that libtorch's headers (include/) and libraries (lib/) are in; <c>null</c> where there is none.</summary>
    /// <exception cref="BuildException">The user names a folder that holds none.</exception>
    public static string? Find()
    {
        if (!IsNamed)
            return Roots().FirstOrDefault(HasHeaders);
        var root = Path.GetFullPath(Named);
        return HasHeaders(root) ? root : throw new BuildException(
            $"NOCTURNE_LIBTORCH is '{Named}', but there is no include/{Header} in it. Name the folder of libtorch, or of an installed PyTorch: " +
            "python3 -c 'import torch; print(torch.__path__[0])'");
    }

    /// <summary>What is missing, for people; empty where all is there.</summary>
    public static string Missing()
    {
        string?[] missing =
        [
            Find() is null ? "libtorch" : null,
            Programs.Find("cmake") is null ? "cmake" : null,
            !OperatingSystem.IsWindows() && Programs.Find("c++") is null ? "a C++ compiler" : null,
        ];
        return string.Join(", ", missing.OfType<string>());
    }

    /// <summary>Installs what is missing, where that can be done without asking.</summary>
    public static void Install(Action<string> say)
    {
        if (Missing() is not { Length: > 0 } missing || !Environment.IsPrivilegedProcess || Programs.Find("apt-get") is not { } apt)
            return;
        say($"installing {missing}: {string.Join(' ', DebianPackages)}");
        Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
        // A list of packages that is older than the archive leads to files that are gone.
        _ = ChildProcess.Run(apt, ["update", "-qq"], isQuiet: true) == 0
            && ChildProcess.Run(apt, ["install", "-y", "-qq", "--no-install-recommends", .. DebianPackages], isQuiet: true) == 0;
    }

    /// <summary>How people install it.</summary>
    public static string HowToInstall => Programs.Find("apt-get") is not null
        ? $"sudo apt-get install {string.Join(' ', DebianPackages)}"
        : "install PyTorch (pip install torch), CMake and a C++ compiler, and name PyTorch's folder in NOCTURNE_LIBTORCH";

    /// <summary>Names, sizes and times of what the shim was compiled against: it is compiled anew when they change.</summary>
    public static string Fingerprint(string root) => Compiling.Fingerprint.OfTimes(root, Libraries(root)
        .Append(Path.Combine(root, "include", "ATen", "ATen.h")));

    // The system's libraries lie in a folder that is named after the processor.
    private static IEnumerable<string> Libraries(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "lib"), "*torch_c*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 });

    private static IEnumerable<string> Roots()
    {
        foreach (var prefix in (Environment.GetEnvironmentVariable("CMAKE_PREFIX_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return prefix;
            // What torch.utils.cmake_prefix_path says: PyTorch's share/cmake.
            yield return Path.GetFullPath(Path.Combine(prefix, "..", ".."));
        }
        yield return "/usr/local";
        yield return "/usr";
    }

    private static bool HasHeaders(string root) => File.Exists(Path.Combine(root, "include", Header));
}
