using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Fuzz")]
[TaskDescription("Mutates MIDI files and models, --count of each, and judges what becomes of them; --only=midi:N writes one")]
public sealed class FuzzTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Compiler.CompileFuzz();
        var folder = Path.Combine(context.Artifacts, "fuzz");
        Directory.CreateDirectory(folder);
        var only = context.Option("only")?.Split(':');
        string[] given = [.. from name in (string[])["count", "seed", "jobs"] where context.Option(name) is not null select $"--{name}={context.Option(name)}"];
        var failed = new List<string>();
        foreach (var kind in only is null ? ["midi", "models"] : only[..1])
            if (ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Fuzz, kind, folder, .. given, .. only is null ? [] : (string[])[$"--only={only[1]}"]]) != 0)
                failed.Add(kind);
        if (failed.Count > 0)
            throw new BuildException($"Promises were broken, by {string.Join(" and ", failed)}; the files that did it lie in {folder}, and what they did stands beside them.");
        context.Say($"written to {folder}");
    }
}
