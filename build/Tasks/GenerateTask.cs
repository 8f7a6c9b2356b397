using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Generate")]
[TaskDescription("Composes with the models")]
[IsDependentOn(typeof(ExportTask))]
public sealed class GenerateTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.RunStage("generate");
}
