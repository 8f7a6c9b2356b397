using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Report")]
[TaskDescription("Writes the report: figures, report.md and index.html")]
[IsDependentOn(typeof(EvaluateTask))]
[IsDependentOn(typeof(GenerateTask))]
public sealed class ReportTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("report");
}
