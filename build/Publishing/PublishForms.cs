using System.Runtime.InteropServices;
using Build.Processes;

namespace Build.Publishing;

/// <summary>Which form can be had for which kind of machine, as far as it can be told without asking the feed.</summary>
public static class PublishForms
{
    /// <summary>The kinds of machines that the generator is published for.</summary>
    public static IReadOnlyList<string> Rids { get; } = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>This machine's kind.</summary>
    /// <exception cref="BuildException">The generator is not published for it.</exception>
    public static string Here { get; } = $"{SystemName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string SystemName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>What a form is called.</summary>
    public static string Name(PublishForm form) => form == PublishForm.Aot ? "Native AOT" : "ReadyToRun, trimmed, a single file with .NET in it";

    /// <summary>Why there can be no Native AOT here; <c>null</c> where nothing speaks against it.</summary>
    /// <param name="rid">What to publish for.</param>
    public static string? WhyNotAot(string rid)
    {
        if (rid != Here)
            return $"it compiles for {rid} on {rid} only, and this is {Here}";
        if (OperatingSystem.IsWindows() || Programs.Find("clang") is not null || (OperatingSystem.IsLinux() && Programs.Find("gcc") is not null))
            return null;
        return "it needs clang or gcc, and there is neither (Debian: sudo apt-get install clang zlib1g-dev; macOS: xcode-select --install)";
    }

    /// <summary>MSBuild's properties for a form.</summary>
    public static IReadOnlyList<string> Properties(PublishForm form) => form == PublishForm.Aot
        ? ["-p:PublishAot=true"]
        : ["-p:PublishReadyToRun=true", "-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "-p:SelfContained=true"];
}
