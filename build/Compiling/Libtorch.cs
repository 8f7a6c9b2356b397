using Build.Processes;

namespace Build.Compiling;

/// <summary>Finds libtorch and what compiling against it needs; on Debian and Ubuntu it installs them.</summary>
public static class Libtorch
{
    private const string Header = "ATen/ATen.h";

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

    /// <summary>What is missing: what it is called, and Debian's packages of it.</summary>
    public static IReadOnlyList<(string Name, string Packages)> Missing()
    {
        var missing = new List<(string, string)>();
        if (Find() is null)
            // Without OpenBLAS libtorch multiplies by the reference BLAS, which is ten times slower.
            missing.Add(("libtorch", "libtorch-dev libopenblas0-pthread"));
        if (Programs.Find("cmake") is null)
            missing.Add(("CMake", "cmake"));
        if (!OperatingSystem.IsWindows() && Programs.Find("c++") is null)
            missing.Add(("a C++ compiler", "g++"));
        return missing;
    }

    /// <summary>Installs what is missing, where that can be done without asking.</summary>
    public static void Install(Action<string> say)
    {
        if (Missing() is not { Count: > 0 } missing || !Environment.IsPrivilegedProcess || Programs.Find("apt-get") is not { } apt)
            return;
        say($"installing {Packages(missing)}");
        Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
        // A list of packages that is older than the archive leads to files that are gone.
        _ = ChildProcess.Run(apt, ["update", "-qq"], isQuiet: true) == 0
            && ChildProcess.Run(apt, ["install", "-y", "-qq", "--no-install-recommends", .. Packages(missing).Split(' ')], isQuiet: true) == 0;
    }

    /// <summary>What is missing and how people install it.</summary>
    public static string Lack(IReadOnlyList<(string Name, string Packages)> missing) =>
        $"The learner torch needs {string.Join(", ", missing.Select(lack => lack.Name))}. Install: " + (Programs.Find("apt-get") is not null
            ? $"sudo apt-get install {Packages(missing)}"
            : "PyTorch (pip install torch), CMake and a C++ compiler, and name PyTorch's folder in NOCTURNE_LIBTORCH");

    private static string Packages(IEnumerable<(string Name, string Packages)> missing) => string.Join(' ', missing.Select(lack => lack.Packages));

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
