using Cake.Common.IO;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Reset")]
[TaskDescription("Deletes all of artifacts, including models, runs, corpora and downloads")]
public sealed class ResetTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        // A folder of the user's choice may contain other files.
        if (context.Option("artifacts") is { } folder)
            throw new BuildException($"Reset only deletes {context.Paths.Artifacts}. Omit --artifacts, and delete {folder} yourself.");
        var settings = new DeleteDirectorySettings { Recursive = true, Force = true };
        foreach (var entry in Directory.GetDirectories(context.Paths.Artifacts).Where(entry => entry != context.Paths.Own))
            context.DeleteDirectory(entry, settings);
        foreach (var file in Directory.GetFiles(context.Paths.Artifacts))
            context.DeleteFile(file);
        context.Say($"deleted all of {context.Paths.Artifacts} except the build program");
    }
}
