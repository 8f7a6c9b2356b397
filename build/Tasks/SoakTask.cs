using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Soak")]
[TaskDescription("Composes --notes from one process: memory, cost of a note and tokens in the end as at the start")]
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
            throw new BuildException($"The soak failed with exit code {exitCode}; what is wrong stands above.");
        context.Say($"written to {folder}");
    }
}
