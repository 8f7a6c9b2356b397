using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Train")]
[TaskDescription("Trains the networks of the experiment")]
[IsDependentOn(typeof(PreprocessTask))]
public sealed class TrainTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("train");
}
