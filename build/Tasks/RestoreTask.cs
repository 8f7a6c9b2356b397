using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Restore")]
[TaskDescription("Gets the packages of all projects and what else compiling needs")]
public sealed class RestoreTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.Restore();
}
