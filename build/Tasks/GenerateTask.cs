using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Generate")]
[TaskDescription("Composes MIDI with the models")]
[IsDependentOn(typeof(ExportTask))]
public sealed class GenerateTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("generate");
}
