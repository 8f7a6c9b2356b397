using System.Diagnostics;

namespace Nocturne.Testing;

/// <summary>Starts programs as child processes.</summary>
public static class TestProcess
{
    /// <summary>Starts a program with its output redirected.</summary>
    /// <param name="program">Program to start.</param>
    /// <param name="arguments">Arguments of the program.</param>
    /// <param name="folder">Working folder, or <c>null</c> for that of the tests.</param>
    /// <param name="environment">Changes the environment, or <c>null</c> to keep that of the tests.</param>
    public static Process Start(
        string program, IEnumerable<string> arguments, string? folder = null, Action<IDictionary<string, string?>>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";     // a build node that keeps running would keep the streams open
        environment?.Invoke(start.Environment);
        return Process.Start(start)!;
    }

    /// <summary>Runs a program until it exits.</summary>
    /// <inheritdoc cref="Start"/>
    public static ProcessResult Run(
        string program, IEnumerable<string> arguments, string? folder = null, Action<IDictionary<string, string?>>? environment = null)
    {
        using var process = Start(program, arguments, folder, environment);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProcessResult(process.ExitCode, output, error.Result);
    }
}
