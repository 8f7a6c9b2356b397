using System.Collections.Concurrent;
using System.ComponentModel;
using Xunit;

namespace Nocturne.Testing;

/// <summary>Runs Python scripts as an independent reference, if Python is installed.</summary>
public static class Python
{
    // The system's python3 comes first: packages of the distribution (python3-torch, python3-onnx, python3-mido) install into it.
    private static readonly string[] Programs = ["/usr/bin/python3", "python3", "python"];

    // Importing torch takes seconds, and every fact asks at least twice, so answers are cached.
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Answers = new();

    /// <summary>Finds a Python that can import a module. Returns <c>null</c> if there is none.</summary>
    public static string? With(string module) => Answers.GetOrAdd(module, _ => new Lazy<string?>(() => Find(module))).Value;

    /// <summary>Runs a script and returns its exit code and output.</summary>
    public static (int ExitCode, string Output) Run(string module, params string[] arguments) =>
        Start(With(module) ?? throw new InvalidOperationException($"No Python has the module {module}."), arguments)
            ?? throw new InvalidOperationException("Python did not start.");

    private static string? Find(string module) =>
        Programs.FirstOrDefault(program => Start(program, ["-c", $"import {module}"]) is { ExitCode: 0 });

    private static (int ExitCode, string Output)? Start(string program, string[] arguments)
    {
        try
        {
            var (exitCode, output, error) = TestProcess.Run(program, arguments);
            return (exitCode, output + error);
        }
        catch (Win32Exception)
        {
            return null;            // no such program
        }
    }
}

/// <summary>A fact checked against Python. Skipped with the reason if the module is missing.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    /// <param name="module">Module to import, such as <c>onnx</c>.</param>
    public PythonFactAttribute(string module) => Skip = Python.With(module) is null ? $"needs python3 with the module {module}" : null;
}
