using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Format")]
[TaskDescription("Checks the layout of the sources; --fix fixes it")]
public sealed class FormatTask : FrostingTask<BuildContext>
{
    // Whitespace only, folder by folder, which takes seconds and needs neither a compiler nor a feed. The compiler enforces style
    // rules (EnforceCodeStyleInBuild).
    private static readonly string[] Folders = ["src", "tests", "build"];

    public override void Run(BuildContext context)
    {
        var isFixing = context.Has("fix");
        foreach (var folder in Folders)
        {
            string[] verify = isFixing ? [] : ["--verify-no-changes"];
            string[] arguments = ["format", "whitespace", folder, "--folder", "--verbosity", "quiet", .. verify];
            if (ChildProcess.Run(ChildProcess.Dotnet, arguments, context.Paths.Root) != 0)
                throw new BuildException(isFixing
                    ? $"dotnet format failed for {folder}; see the output above."
                    : $"Some sources in {folder} do not follow .editorconfig; './build.sh --target=Format --fix' fixes them.");
        }
    }
}
