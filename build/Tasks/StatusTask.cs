using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Status")]
[TaskDescription("Says what would run, and why")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class StatusTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.RunStage("status");
}
