using System.Diagnostics;

namespace Build.Tests;

/// <summary>Runs dotnet.</summary>
internal static class Dotnet
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Exit code, and what it printed on standard output.</returns>
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";     // a build node that stays on would keep the stream open
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
