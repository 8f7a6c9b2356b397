using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Build.Processes;

/// <summary>Runs a program with this program's own terminal, so that progress and colours arrive as they are.</summary>
public static class ChildProcess
{
    /// <summary>The dotnet that runs this program.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The exit code that tells by which signal the user stopped a program: 128 and its number; <c>null</c> where nobody did.</summary>
    public static int? StoppedWith { get; private set; }

    /// <summary>Runs a program to its end and returns its exit code with all that it printed.</summary>
    public static (int ExitCode, string Output) Read(string program, IEnumerable<string> arguments, string workingFolder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>Runs a program to its end and returns its exit code.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, each as it is: none is split or unquoted.</param>
    /// <param name="workingFolder">Folder to run in; the folder build.sh was called from when left out.</param>
    /// <param name="isQuiet">Whether what it prints is dropped; its errors are shown all the same.</param>
    /// <exception cref="BuildException">The user stopped it.</exception>
    public static int Run(string program, IEnumerable<string> arguments, string? workingFolder = null, bool isQuiet = false)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = isQuiet } };
        if (workingFolder is not null)
            process.StartInfo.WorkingDirectory = workingFolder;
        var stoppedBy = "";

        // Ctrl+C reaches the child by itself, which may have something to put in order: wait for it. A request to this
        // process alone does not reach it, and a child that outlives its build would keep the artifacts locked.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            (stoppedBy, StoppedWith) = ("Ctrl+C", 130);
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, "a request to end", 143));
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => End(signal, "the terminal's end", 129));
        process.Start();
        if (isQuiet)
            process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return stoppedBy.Length == 0 ? process.ExitCode : throw new BuildException($"Stopped by {stoppedBy}. Call again to go on from here.");

        void End(PosixSignalContext signal, string cause, int exitCode)
        {
            signal.Cancel = true;
            (stoppedBy, StoppedWith) = (cause, exitCode);
            process.Kill(entireProcessTree: true);
        }
    }
}
