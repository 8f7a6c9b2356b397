using Xunit;

namespace Nocturne.Testing;

/// <summary>Runs our programs in the German culture, which writes 12,5 for 12.5. .NET supports it only with ICU.</summary>
public static class GermanProcess
{
    private static readonly Lazy<string?> Why = new(FindWhyMissing);

    /// <summary>Why the culture is unavailable, or <c>null</c> if it is available.</summary>
    public static string? WhyMissing => Why.Value;

    /// <summary>Runs a program from the folder of the tests.</summary>
    /// <param name="assembly">Assembly of the program, such as <c>nocturne.dll</c>.</param>
    /// <param name="arguments">Arguments of the program.</param>
    public static ProcessResult Run(string assembly, params IEnumerable<string> arguments) =>
        TestProcess.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], environment: variables =>
        {
            variables["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
            variables["LC_ALL"] = variables["LANG"] = "de_DE.UTF-8";
        });

    // Without ICU the runtime exits before the first line of the program, so any program will do.
    private static string? FindWhyMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "needs Linux, where LC_ALL chooses the culture";
        var isMissing = Run("testhost.dll").Error.Contains("ICU", StringComparison.Ordinal);
        return isMissing ? "needs ICU (libicu) for cultures other than the invariant one" : null;
    }
}

/// <summary>A fact about a program in the German culture. Skipped with the reason if .NET lacks that culture.</summary>
public sealed class GermanFactAttribute : FactAttribute
{
    public GermanFactAttribute() => Skip = GermanProcess.WhyMissing;
}
