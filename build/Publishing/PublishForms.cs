using System.Runtime.InteropServices;
using Build.Processes;

namespace Build.Publishing;

/// <summary>Which form is available for which platform, as far as is known without asking the feed.</summary>
public static class PublishForms
{
    /// <summary>The platforms that the generator is published for.</summary>
    public static IReadOnlyList<string> Rids { get; } = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>The platform of this machine.</summary>
    public static string Here { get; } = $"{SystemName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string SystemName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>Returns the display name of a form.</summary>
    public static string Name(PublishForm form) =>
        form == PublishForm.Aot ? "Native AOT" : "ReadyToRun, one trimmed file that contains .NET";

    /// <summary>Returns why Native AOT is unavailable here, or <c>null</c> if nothing is known to prevent it.</summary>
    /// <param name="rid">Target platform.</param>
    public static string? WhyNotAot(string rid)
    {
        if (rid != Here)
            return $"it needs a machine of that platform, and this is {Here}";
        string[] compilers = OperatingSystem.IsLinux() ? ["clang", "gcc"] : ["clang"];
        return OperatingSystem.IsWindows() || compilers.Any(compiler => Programs.Find(compiler) is not null)
            ? null
            : "it needs clang or gcc (Debian: sudo apt-get install clang zlib1g-dev; macOS: xcode-select --install)";
    }

    /// <summary>Returns the MSBuild properties of a form.</summary>
    public static IReadOnlyList<string> Properties(PublishForm form) => form == PublishForm.Aot
        ? ["-p:PublishAot=true"]
        : ["-p:PublishReadyToRun=true", "-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "-p:SelfContained=true"];
}
