using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Export")]
[TaskDescription("Exports the trained networks as ONNX models and verifies them")]
[IsDependentOn(typeof(TrainTask))]
public sealed class ExportTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("export");
}
