using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Build.Processes;

/// <summary>Runs other programs.</summary>
public static class ChildProcess
{
    /// <summary>The dotnet that runs this program.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>128 plus the number of the signal that stopped a program, or <c>null</c> if none did.</summary>
    public static int? StoppedWith { get; private set; }

    /// <summary>Runs a program and returns its exit code and its output, stderr last.</summary>
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

    /// <summary>Runs a program in this terminal, so that progress and colours appear, and returns its exit code.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, passed on unchanged.</param>
    /// <param name="workingFolder">Folder to run in, or <c>null</c> for the folder that build.sh was called from.</param>
    /// <param name="isQuiet">Whether to discard stdout; stderr is shown in any case.</param>
    /// <exception cref="BuildException">A signal stopped it.</exception>
    public static int Run(string program, IEnumerable<string> arguments, string? workingFolder = null, bool isQuiet = false)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = isQuiet };
        using var process = new Process { StartInfo = start };
        if (workingFolder is not null)
            process.StartInfo.WorkingDirectory = workingFolder;
        var stoppedBy = "";

        // Ctrl+C also reaches the child, which may need time to clean up, so this process waits for it. Other signals reach only
        // this process, so it kills the child: a child that outlives its build would keep the artifacts locked.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            (stoppedBy, StoppedWith) = ("Ctrl+C", 130);
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, "SIGTERM", 143));
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => End(signal, "the closed terminal", 129));
        process.Start();
        if (isQuiet)
            process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return stoppedBy.Length == 0 ? process.ExitCode : throw new BuildException($"Stopped by {stoppedBy}. Call again to resume.");

        void End(PosixSignalContext signal, string cause, int exitCode)
        {
            signal.Cancel = true;
            (stoppedBy, StoppedWith) = (cause, exitCode);
            process.Kill(entireProcessTree: true);
        }
    }
}
