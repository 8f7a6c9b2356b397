using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Status")]
[TaskDescription("Prints what would run, and why")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class StatusTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        context.AfterStages(() => context.RunPipeline(["status"], [context.Experiment]));
}
