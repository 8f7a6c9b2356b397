using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Evaluate")]
[TaskDescription("Compares the models with baselines")]
[IsDependentOn(typeof(ExportTask))]
public sealed class EvaluateTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("evaluate");
}
