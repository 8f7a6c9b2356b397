using System.Runtime.InteropServices;

namespace Nocturne.Generator.Tests;

/// <summary>The build program, which publishes and packs.</summary>
internal static class BuildProgram
{
    public static string Assembly { get; } = Repository.At("artifacts", "build", "bin", "Build", "release", "Build.dll");

    /// <summary>This machine's kind, as publishing names it.</summary>
    public static string Rid { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Runs a target, its output in a folder of the test's.</summary>
    public static void Run(string target, string artifacts, params IEnumerable<string> options)
    {
        var result = Program.Run("dotnet", artifacts, [Assembly, $"--target={target}", $"--artifacts={artifacts}", .. options]);
        if (result.ExitCode != 0)
            throw new InvalidOperationException(result.Output + result.Error);
    }
}

/// <summary>A fact about what is published for this machine; skipped, and says so, where that cannot be had.</summary>
internal sealed class PublishFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Why = new(WhyMissing);

    public PublishFactAttribute() => Skip = Why.Value;

    private static string? WhyMissing()
    {
        if (!File.Exists(BuildProgram.Assembly))
            return "needs the build program: ./build.sh --help compiles it";
        using var folder = new TempFolder();
        var restored = Program.Run("dotnet", folder.FullPath,
            "restore", Repository.At("src", "Nocturne.Generator"), "-r", BuildProgram.Rid, "-p:PublishTrimmed=true", "-p:PublishReadyToRun=true", "-p:SelfContained=true",
            $"-p:ArtifactsPath={folder.FullPath}", "-v:quiet", "-nologo");
        return restored.ExitCode != 0 && (restored.Output + restored.Error).Contains("NU110", StringComparison.Ordinal)
            ? $"needs the packages of .NET for {BuildProgram.Rid}, which the feed lacks"
            : null;
    }
}

/// <summary>A fact about the packages; skipped, and says so, where they cannot be made.</summary>
internal sealed class PackFactAttribute : FactAttribute
{
    public PackFactAttribute() => Skip =
        !File.Exists(BuildProgram.Assembly) || !File.Exists(Repository.At("artifacts", "bin", "Nocturne.Generator", "release", "nocturne.dll"))
            ? "needs what ./build.sh --target=Compile compiles"
            : null;
}
