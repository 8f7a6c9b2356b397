using System.Diagnostics;
using System.Xml.Linq;
using Build.Processes;

namespace Build.Compiling;

/// <summary>Installs what the feed lacks and npm has: ONNX Runtime, for its substitute.</summary>
public sealed class NpmPackages(Paths paths, IReadOnlyList<string> properties, Action<string> say)
{
    /// <summary>Installs the packages that the lock file names, unless they are there already, whole and of that lock file.</summary>
    public void Install()
    {
        if (!IsNeeded())
            return;
        var stamp = new Stamp(Path.Combine(paths.Own, "npm.stamp"));
        var inputs = Fingerprint.OfContents(paths.OnnxRuntimeLock, [Locked("package.json"), Locked("package-lock.json")]);
        if (stamp.Matches(inputs, Installed()))
            return;

        var npm = Programs.Find("npm") ?? throw new BuildException(
            $"ONNX Runtime comes by way of npm here, and there is no npm. Install it: {HowToInstallNpm()}");
        var watch = Stopwatch.StartNew();
        stamp.Delete();
        Directory.CreateDirectory(paths.OnnxRuntime);
        foreach (var name in (string[])["package.json", "package-lock.json"])
            File.Copy(Locked(name), Path.Combine(paths.OnnxRuntime, name), overwrite: true);
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
        if (ChildProcess.Run(npm, arguments, paths.OnnxRuntime, isQuiet: true) != 0)
            throw new BuildException($"npm ci in {paths.OnnxRuntime} failed; what is wrong stands above.");
        stamp.Write(inputs, Installed());
        say($"installed ONNX Runtime by way of npm ({watch.Elapsed.TotalSeconds:0} s)");
    }

    private bool IsNeeded()
    {
        const string Name = "OnnxRuntimeSource";
        var byHand = properties.LastOrDefault(property => property.StartsWith(Name + "=", StringComparison.Ordinal));
        var source = byHand is not null ? byHand[(Name.Length + 1)..]
            : File.Exists(paths.Packages) ? XDocument.Load(paths.Packages).Descendants(Name).FirstOrDefault()?.Value : null;
        return source == "substitute";
    }

    private string Locked(string name) => Path.Combine(paths.OnnxRuntimeLock, name);

    private string Installed() => Fingerprint.OfTimes(paths.OnnxRuntime, Fingerprint.FilesBelow(paths.OnnxRuntime, "node_modules"));

    private static string HowToInstallNpm() =>
        OperatingSystem.IsWindows() ? "winget install OpenJS.NodeJS.LTS" :
        OperatingSystem.IsMacOS() ? "brew install node" :
        "sudo apt-get install npm (or your distribution's like of it)";
}
