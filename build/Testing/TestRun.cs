using Build.Processes;

namespace Build.Testing;

/// <summary>Runs all tests and says what became of them.</summary>
public sealed class TestRun(Paths paths, IEnumerable<string> propertyArguments, Action<string> say)
{
    /// <summary>Runs the compiled tests of every project; each writes its results below artifacts/test-results.</summary>
    /// <returns>Exit code of the run, and the results.</returns>
    public (int ExitCode, TestResults Results) Run()
    {
        if (Directory.Exists(paths.TestResults))
            Directory.Delete(paths.TestResults, recursive: true);
        string[] arguments = ["test", paths.Solution, "-c", "Release", "--no-build", "-nologo", "-tl:off", "-v:quiet", .. propertyArguments];
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, arguments, paths.Root);
        return (exitCode, TestResults.Read(paths.TestResults));
    }

    /// <summary>Lists the skipped tests by their reason, and the failed ones.</summary>
    public void Tell(TestResults results)
    {
        foreach (var reason in results.Skipped.GroupBy(test => FirstLine(test.Message)).OrderBy(group => group.Key, StringComparer.Ordinal))
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
