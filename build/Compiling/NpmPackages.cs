using System.Diagnostics;
using System.Runtime.InteropServices;
using Build.Processes;

namespace Build.Compiling;

/// <summary>Installs what the feed lacks and npm has: ONNX Runtime, for its substitute.</summary>
public sealed class NpmPackages(Paths paths, PackageSources sources, Action<string> say)
{
    /// <summary>Installs the packages that the lock files name, unless they are there already, whole and of that lock file.</summary>
    public void Install() => Install(RuntimeInformation.RuntimeIdentifier);

    /// <summary>The same for a program of another kind of machine.</summary>
    /// <param name="rid">Its runtime identifier.</param>
    public void Install(string rid)
    {
        if (!sources.IsSubstitute("OnnxRuntimeSource"))
            return;
        foreach (var (lockFolder, name) in Flavours(rid))
            Install(lockFolder, name);
    }

    /// <summary>Where the packages lie that a program of a kind of machine is made of.</summary>
    public IEnumerable<string> FoldersOf(string rid) => Flavours(rid).Select(flavour => Path.Combine(paths.Npm, flavour.Name));

    /// <summary>Folders of lock files, and what their packages are called below artifacts/npm.</summary>
    private IEnumerable<(string LockFolder, string Name)> Flavours(string rid)
    {
        if (sources.Property("OnnxRuntimeFlavor") == "Gpu")
        {
            yield return (Path.Combine(paths.OnnxRuntimeLock, "gpu"), "onnxruntime-gpu");
            yield break;
        }
        yield return (paths.OnnxRuntimeLock, "onnxruntime");
        if (rid.EndsWith("linux-arm64", StringComparison.Ordinal))
            yield return (Path.Combine(paths.OnnxRuntimeLock, "linux-arm64"), "onnxruntime-linux-arm64");
    }

    private void Install(string lockFolder, string name)
    {
        var folder = Path.Combine(paths.Npm, name);
        string[] files = ["package.json", "package-lock.json"];
        var stamp = new Stamp(Path.Combine(paths.Own, name + ".stamp"));
        var inputs = Fingerprint.OfContents(lockFolder, files.Select(file => Path.Combine(lockFolder, file)));
        if (stamp.Matches(inputs, Installed(folder)))
            return;

        var npm = Programs.Find("npm") ?? throw new BuildException(
            $"ONNX Runtime comes by way of npm here, and there is no npm. Install it: {HowToInstallNpm()}");
        var watch = Stopwatch.StartNew();
        stamp.Delete();
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            File.Copy(Path.Combine(lockFolder, file), Path.Combine(folder, file), overwrite: true);
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
        if (ChildProcess.Run(npm, arguments, folder, isQuiet: true) != 0)
            throw new BuildException($"npm ci in {folder} failed; what is wrong stands above.");
        stamp.Write(inputs, Installed(folder));
        say($"installed {name} by way of npm ({watch.Elapsed.TotalSeconds:0} s)");
    }

    private static string Installed(string folder) => Fingerprint.OfTimes(folder, Fingerprint.FilesBelow(folder, "node_modules"));

    private static string HowToInstallNpm() =>
        OperatingSystem.IsWindows() ? "winget install OpenJS.NodeJS.LTS" :
        OperatingSystem.IsMacOS() ? "brew install node" :
        "sudo apt-get install npm (or your distribution's like of it)";
}
