using System.Diagnostics;
using Xunit;

namespace Nocturne.Testing;

/// <summary>Programs of ours in a culture that writes 12,5 for 12.5, which .NET has only where it finds ICU.</summary>
public static class GermanProcess
{
    private static readonly Lazy<string?> Why = new(FindWhyMissing);

    /// <summary>Why a program cannot have the culture here, or <c>null</c> if it can.</summary>
    public static string? WhyMissing => Why.Value;

    /// <summary>Runs a program from the folder of the tests.</summary>
    /// <param name="assembly">Its file, such as <c>nocturne.dll</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static (int ExitCode, string Output, string Error) Run(string assembly, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        start.Environment["LC_ALL"] = start.Environment["LANG"] = "de_DE.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    // Without ICU the runtime ends a program before its first line; any program will do.
    private static string? FindWhyMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "needs Linux, where LC_ALL chooses the culture";
        var isMissing = Run("testhost.dll").Error.Contains("ICU", StringComparison.Ordinal);
        return isMissing ? "needs ICU (libicu) for any culture but the invariant one" : null;
    }
}

/// <summary>A fact about a program in the German culture; skipped, and says so, where .NET cannot have it.</summary>
public sealed class GermanFactAttribute : FactAttribute
{
    public GermanFactAttribute() => Skip = GermanProcess.WhyMissing;
}
