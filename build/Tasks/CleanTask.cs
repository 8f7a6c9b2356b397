using Cake.Common.IO;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Clean")]
[TaskDescription("Deletes the output of compilation and tests")]
public sealed class CleanTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        string[] folders = [context.Paths.Binaries, context.Paths.Objects, context.Paths.Published, context.Paths.TestResults];
        foreach (var folder in folders.Where(Directory.Exists))
            context.DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
        context.Say("deleted the output of compilation and tests");
    }
}
