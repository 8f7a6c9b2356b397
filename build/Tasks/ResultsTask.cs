using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Results")]
[TaskDescription("Puts what is finished of --experiment into build/experiments/results: tables, curves, figures, words; runs nothing else")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class ResultsTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var experiment = context.Option("experiment")
            ?? throw new BuildException("Results writes into the repository, so it needs to be told of which experiment; give it as --experiment=NAME.");
        context.RunStage("results");
        if (context.Has("dry-run"))
            return;
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
        context.Say($"published {files.Length} files in {published}; commit them");
    }
}
