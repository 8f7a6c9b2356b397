using Build.Processes;
using Build.Publishing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("BenchmarkStart")]
[TaskDescription("Measures the published generator: time from start to a MIDI file, memory, size")]
public sealed class BenchmarkStartTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Compiler.CompileBenchmarks();
        var publisher = new Publisher(context, PublishForms.Here);
        var name = OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne";
        var programs = publisher.Forms().Select(form => Path.Combine(publisher.Compile(form), name)).ToList();
        var folder = Path.Combine(context.Artifacts, "benchmarks");
        Directory.CreateDirectory(folder);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Benchmarks, folder, "start", .. programs]);
        if (exitCode != 0)
            throw new BuildException($"The measurement failed with exit code {exitCode}; see the output above.");
        context.Say($"written to {folder}");
    }
}
