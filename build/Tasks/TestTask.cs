using Build.Testing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Test")]
[TaskDescription("Runs all tests, with TRX files in artifacts/test-results; the last line counts them")]
[IsDependentOn(typeof(CompileTask))]
public sealed class TestTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var run = new TestRun(context.Paths, context.Compiler.PropertyArguments(), context.Say);
        var (exitCode, results) = run.Run();
        run.Print(results);
        BuildContext.LastLine = results.Summary;
        if (results.Tests.Count == 0)
            throw new BuildException("No test ran.");
        if (results.Failed.Any())
            throw new BuildException($"{results.Failed.Count()} tests failed; see the list above.");
        if (exitCode != 0)
            throw new BuildException($"dotnet test failed with exit code {exitCode} although no test failed; see the output above.");
    }
}
