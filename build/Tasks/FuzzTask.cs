using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Fuzz")]
[TaskDescription("Mutates MIDI files and models and checks how they are handled; --only=midi:N writes one file")]
public sealed class FuzzTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        context.Compiler.CompileFuzz();
        var folder = Path.Combine(context.Artifacts, "fuzz");
        Directory.CreateDirectory(folder);
        var only = context.Option("only")?.Split(':');
        string[] options =
        [
            .. from name in (string[])["count", "seed", "jobs"]
               where context.Option(name) is not null
               select $"--{name}={context.Option(name)}",
            .. only is null ? (string[])[] : [$"--only={only[1]}"],
        ];
        var failed = new List<string>();
        foreach (var kind in only is null ? ["midi", "models"] : only[..1])
            if (ChildProcess.Run(ChildProcess.Dotnet, [context.Paths.Fuzz, kind, folder, .. options]) != 0)
                failed.Add(kind);
        if (failed.Count > 0)
            throw new BuildException($"Some {string.Join(" and ", failed)} files violated an invariant. Files and reports: {folder}");
        context.Say($"written to {folder}");
    }
}
