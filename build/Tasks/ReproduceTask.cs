using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Reproduce")]
[TaskDescription("Runs all stages of every experiment in build/experiments")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class ReproduceTask : FrostingTask<BuildContext>
{
    private static readonly string[] Stages = ["preprocess", "train", "export", "evaluate", "generate", "report", "results"];

    public override void Run(BuildContext context)
    {
        if (context.Has("experiment"))
            throw new BuildException("Reproduce runs every experiment. Omit --experiment; to run only that one, omit --target.");
        context.PlanStages(Stages, context.Paths.ExperimentNames());
    }
}
