using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Soak")]
[TaskDescription("Composes --notes in one process and compares memory, time per note and tokens at the end with the start")]
public sealed class SoakTask : FrostingTask<BuildContext>
{
    private const string Notes = "10000000";

    public override void Run(BuildContext context)
    {
        context.Compiler.CompileBenchmarks();
        var folder = Path.Combine(context.Artifacts, "benchmarks");
        Directory.CreateDirectory(folder);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Benchmarks, folder, "soak", context.Option("notes") ?? Notes]);
        if (exitCode != 0)
            throw new BuildException($"The soak failed with exit code {exitCode}; see the output above.");
        context.Say($"written to {folder}");
    }
}
