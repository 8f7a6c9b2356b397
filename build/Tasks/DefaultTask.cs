using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Default")]
[TaskDescription("Runs the main job: all stages of --experiment (default: quickstart)")]
[IsDependentOn(typeof(ReportTask))]
public sealed class DefaultTask : FrostingTask<BuildContext>;
