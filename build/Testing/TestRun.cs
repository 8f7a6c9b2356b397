using Build.Processes;

namespace Build.Testing;

/// <summary>Runs all tests and prints their results.</summary>
public sealed class TestRun(Paths paths, IEnumerable<string> propertyArguments, Action<string> say)
{
    /// <summary>Runs the compiled tests of every project. Each project writes its results to artifacts/test-results.</summary>
    /// <returns>The exit code of the run, and the results.</returns>
    public (int ExitCode, TestResults Results) Run()
    {
        if (Directory.Exists(paths.TestResults))
            Directory.Delete(paths.TestResults, recursive: true);
        string[] arguments =
            ["test", paths.Solution, "-c", "Release", "--no-build", "-nologo", "-tl:off", "-v:quiet", .. propertyArguments];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, arguments, paths.Root);
        return (exitCode, TestResults.Read(paths.TestResults));
    }

    /// <summary>Prints the skipped tests, grouped by reason, and the failed tests.</summary>
    public void Print(TestResults results)
    {
        var reasons = results.Skipped.GroupBy(test => FirstLine(test.Message)).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var reason in reasons)
        {
            say($"skipped, {reason.Key}:");
            foreach (var test in reason)
                say($"    {test.Name}");
        }
        foreach (var test in results.Failed)
            say($"failed: {test.Name}\n    {FirstLine(test.Message)}");
    }

    private static string FirstLine(string message) => message.Length == 0 ? "no reason given" : message.Split('\n')[0].Trim();
}
