using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Restore")]
[TaskDescription("Downloads the packages of all projects")]
public sealed class RestoreTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.Restore();
}
