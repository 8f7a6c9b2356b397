using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Export")]
[TaskDescription("Writes the trained networks as ONNX models and checks them")]
[IsDependentOn(typeof(TrainTask))]
public sealed class ExportTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.RunStage("export");
}
