using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Preprocess")]
[TaskDescription("Downloads or composes the corpus and encodes it")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class PreprocessTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.PlanStage("preprocess");
}
