using System.Diagnostics;

namespace Nocturne.Generator.Tests;

/// <summary>Programs started as processes of their own.</summary>
internal static class Program
{
    /// <summary>Starts a program with its streams redirected.</summary>
    public static Process Start(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";     // a build node that stays on would keep the streams open
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static CommandLine Run(string program, string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(program, folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLine(process.ExitCode, output, error.Result);
    }
}
