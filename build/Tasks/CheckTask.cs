using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Check")]
[TaskDescription("Runs everything a change must pass: Format, Compile, Test and the main job")]
[IsDependentOn(typeof(FormatTask))]
[IsDependentOn(typeof(CompileTask))]
[IsDependentOn(typeof(TestTask))]
[IsDependentOn(typeof(DefaultTask))]
public sealed class CheckTask : FrostingTask<BuildContext>;
