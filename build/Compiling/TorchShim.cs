using System.Diagnostics;
using Build.Processes;

namespace Build.Compiling;

/// <summary>Compiles the shim between TorchSharp's substitute and libtorch, once, and again when its sources or libtorch have changed.</summary>
public sealed class TorchShim(Paths paths, PackageSources sources, Action<string> say)
{
    private Stamp Stamp => new(Path.Combine(paths.Own, "torch.stamp"));

    /// <summary>Makes sure that it is there, where libtorch is or can be installed.</summary>
    /// <param name="isRequired">Whether nothing can go on without it.</param>
    /// <param name="isAskedFor">Whether what is missing may be installed for it.</param>
    /// <returns>Whether there is one, and it is not the package's.</returns>
    /// <exception cref="BuildException">It is required and libtorch is missing, or it does not compile.</exception>
    public bool Make(bool isRequired, bool isAskedFor)
    {
        if (!sources.IsSubstitute("TorchSharpSource"))
            return false;
        if (isAskedFor)
            Libtorch.Install(say);
        if (Libtorch.Missing() is { Count: > 0 } missing)
        {
            // One that was compiled against a libtorch that is gone, or from older sources, is worse than none.
            File.Delete(paths.TorchShim);
            if (isRequired)
                throw new BuildException(Libtorch.Lack(missing) + ". Or use --learner=simd.");
            say(Libtorch.Lack(missing));
            return false;
        }
        Compile(Libtorch.Find()!);
        return true;
    }

    private void Compile(string root)
    {
        var inputs = Fingerprint.OfContents(paths.TorchShimSources, Fingerprint.FilesBelow(paths.TorchShimSources), root, Libtorch.Fingerprint(root));
        if (Stamp.Matches(inputs, Outputs()))
            return;
        Stamp.Delete();
        var watch = Stopwatch.StartNew();
        var work = Path.Combine(paths.Torch, "build");
        // Anew: CMake keeps what it found the last time, which may be another libtorch.
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);
        Run("-S", paths.TorchShimSources, "-B", work, "-DCMAKE_BUILD_TYPE=Release", $"-DCMAKE_PREFIX_PATH={root}");
        Run("--build", work, "--config", "Release");
        Run("--install", work, "--config", "Release", "--prefix", paths.Torch, "--strip");
        Stamp.Write(inputs, Outputs());
        say($"compiled the shim over libtorch in {root} ({watch.Elapsed.TotalSeconds:0} s)");
    }

    private static void Run(params string[] arguments)
    {
        if (ChildProcess.Run(Programs.Find("cmake")!, arguments, isQuiet: true) != 0)
            throw new BuildException(
                $"The shim over libtorch does not compile: cmake {string.Join(' ', arguments)} failed; what is wrong stands above. Use another libtorch (NOCTURNE_LIBTORCH), or --learner=simd.");
    }

    private string Outputs() => Fingerprint.OfTimes(paths.Root, File.Exists(paths.TorchShim) ? [paths.TorchShim] : []);
}
