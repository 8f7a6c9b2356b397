using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Compare")]
[TaskDescription("Compares settings and results of --experiment with those of --baseline")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class CompareTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var baseline = context.Option("baseline")
            ?? throw new BuildException("Compare needs an experiment to compare with; add --baseline=NAME.");
        var format = context.Option("format") ?? "text";
        context.AfterStages(() => context.RunPipeline(["compare"], [context.Experiment], $"--baseline={baseline}", $"--format={format}"));
    }
}
