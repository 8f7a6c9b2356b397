using Build.Processes;
using Build.Publishing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("BenchmarkStart")]
[TaskDescription("Measures published generators: time from start to a MIDI file, memory, size")]
public sealed class BenchmarkStartTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Compiler.CompileBenchmarks();
        var publisher = new Publisher(context, PublishForms.Here);
        var programs = publisher.Forms().Select(form => Path.Combine(publisher.Compile(form), OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne")).ToList();
        var folder = Path.Combine(context.Artifacts, "benchmarks");
        Directory.CreateDirectory(folder);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Benchmarks, folder, "start", .. programs]);
        if (exitCode != 0)
            throw new BuildException($"Measuring failed with exit code {exitCode}; what is wrong stands above.");
        context.Say($"written to {folder}");
    }
}
