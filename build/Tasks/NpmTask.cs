using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Npm")]
[TaskDescription("Gets ONNX Runtime by way of npm, where the feed lacks it")]
public sealed class NpmTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Npm.Install();
}
