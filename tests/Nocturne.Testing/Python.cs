using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Nocturne.Testing;

/// <summary>Python as an independent judge, where it is installed.</summary>
public static class Python
{
    // The system's python3 first: it is the one that the distribution's packages (python3-torch, python3-onnx, python3-mido) are for.
    private static readonly string[] Programs = ["/usr/bin/python3", "python3", "python"];

    // Importing torch takes seconds, and every fact asks at least twice.
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Answers = new();

    /// <summary>A Python that can import a module; <c>null</c> where there is none.</summary>
    public static string? With(string module) => Answers.GetOrAdd(module, _ => new Lazy<string?>(() => Find(module))).Value;

    /// <summary>Runs a script and returns its exit code with all that it printed.</summary>
    public static (int ExitCode, string Output) Run(string module, params string[] arguments) =>
        Start(With(module) ?? throw new InvalidOperationException($"No Python with {module}."), arguments) ?? throw new InvalidOperationException("Python did not start.");

    private static string? Find(string module) => Programs.FirstOrDefault(program => Start(program, ["-c", $"import {module}"]) is { ExitCode: 0 });

    private static (int ExitCode, string Output)? Start(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception)
        {
            return null;            // no such program
        }
    }
}

/// <summary>A fact that Python judges; skipped, and says so, where it lacks the module.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    /// <param name="module">Module to import, such as <c>onnx</c>.</param>
    public PythonFactAttribute(string module) => Skip = Python.With(module) is null ? $"needs python3 with the module {module}" : null;
}
