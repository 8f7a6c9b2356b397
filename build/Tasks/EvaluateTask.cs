using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Evaluate")]
[TaskDescription("Judges the models against trivial predictors")]
[IsDependentOn(typeof(ExportTask))]
public sealed class EvaluateTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.RunStage("evaluate");
}
