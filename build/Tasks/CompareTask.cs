using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Compare")]
[TaskDescription("Puts settings and results of --experiment beside those of --baseline")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class CompareTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var baseline = context.Option("baseline")
            ?? throw new BuildException("Compare needs an experiment to compare with; give it as --baseline=NAME.");
        context.RunStage("compare", null, $"--baseline={baseline}", $"--format={context.Option("format") ?? "text"}");
    }
}
