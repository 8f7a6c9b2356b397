using Build.Testing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Test")]
[TaskDescription("Runs all tests: TRX files in artifacts/test-results; the last line counts them")]
[IsDependentOn(typeof(CompileTask))]
public sealed class TestTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var run = new TestRun(context.Paths, context.Compiler.PropertyArguments(), context.Say);
        var (exitCode, results) = run.Run();
        run.Tell(results);
        BuildContext.LastLine = results.Summary;
        if (results.Tests.Count == 0)
            throw new BuildException("No test ran.");
        if (results.Failed.Any())
            throw new BuildException($"Tests failed: {results.Failed.Count()}; they are listed above.");
        if (exitCode != 0)
            throw new BuildException($"dotnet test ended with exit code {exitCode} though no test failed; why stands above.");
    }
}
