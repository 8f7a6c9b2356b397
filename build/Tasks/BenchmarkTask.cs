using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Benchmark")]
[TaskDescription("Measures training speed, and compares it with PyTorch if it is installed")]
public sealed class BenchmarkTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Compiler.CompileBenchmarks();
        var folder = Path.Combine(context.Artifacts, "benchmarks");
        Directory.CreateDirectory(folder);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Benchmarks, folder]);
        if (exitCode != 0)
            throw new BuildException($"The benchmarks failed with exit code {exitCode}; see the output above.");
        context.Say($"written to {folder}");
    }
}
