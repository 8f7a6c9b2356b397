using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Format")]
[TaskDescription("Checks how the sources are laid out; --fix mends it")]
public sealed class FormatTask : FrostingTask<BuildContext>
{
    // Whitespace only, folder by folder: it needs no compiler and no feed, and takes seconds. Rules of style are the
    // compiler's business (EnforceCodeStyleInBuild).
    private static readonly string[] Folders = ["src", "tests", "build"];

    public override void Run(BuildContext context)
    {
        var isFixing = context.Has("fix");
        foreach (var folder in Folders)
        {
            string[] arguments = ["format", "whitespace", folder, "--folder", "--verbosity", "quiet", .. isFixing ? (string[])[] : ["--verify-no-changes"]];
            if (ChildProcess.Run(ChildProcess.Dotnet, arguments, context.Paths.Root) != 0)
                throw new BuildException(isFixing
                    ? $"dotnet format of {folder} failed; why stands above."
                    : $"Some sources in {folder} are laid out otherwise than .editorconfig says; './build.sh --target=Format --fix' mends them.");
        }
    }
}
