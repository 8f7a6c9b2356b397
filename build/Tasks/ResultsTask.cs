using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Results")]
[TaskDescription("Copies the finished results of --experiment to build/experiments/results: tables, figures and text")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class ResultsTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var experiment = context.Option("experiment")
            ?? throw new BuildException("Results writes into the repository, so it has no default experiment; add --experiment=NAME.");
        context.PlanStage("results");
        if (!context.Has("dry-run"))
            context.AfterStages(() => Copy(context, experiment));
    }

    private static void Copy(BuildContext context, string experiment)
    {
        var (made, published) = (Path.Combine(context.Artifacts, "report", experiment, "results"), context.Paths.Results(experiment));
        if (Directory.Exists(published))
            Directory.Delete(published, recursive: true);
        var files = Directory.GetFiles(made, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var copy = Path.Combine(published, Path.GetRelativePath(made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        context.Say($"copied {files.Length} files to {published}; commit them");
    }
}
