using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Reproduce")]
[TaskDescription("Runs every experiment of build/experiments, all stages")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class ReproduceTask : FrostingTask<BuildContext>
{
    private static readonly string[] Stages = ["preprocess", "train", "export", "evaluate", "generate", "report"];

    public override void Run(BuildContext context)
    {
        if (context.Has("experiment"))
            throw new BuildException("Reproduce runs every experiment. Leave --experiment out, or leave --target=Reproduce out to run just that one.");
        var experiments = context.Paths.ExperimentNames();
        foreach (var experiment in experiments)
            foreach (var stage in Stages)
                context.RunStage(stage, experiment);
        // Last, for those of an experiment tell of its steps too.
        foreach (var experiment in experiments)
            context.RunStage("results", experiment);
    }
}
