using Build.Compiling;
using Build.Processes;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Libtorch")]
[TaskDescription("Sets libtorch up for the learner torch, where the feed lacks TorchSharp")]
public sealed class LibtorchTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var targets = context.Arguments.GetArguments("target");
        // All else works without libtorch and is not to wait for it: it is hundreds of megabytes.
        var isRequired = context.Option("learner") == "torch" || context.Option("device") == "cuda" || targets.Contains("Libtorch");
        var isAskedFor = isRequired || targets.Contains("Test") || targets.Contains("Check");
        // One that is there must fit its sources.
        var isWanted = isAskedFor || Libtorch.IsNamed || File.Exists(context.Paths.TorchShim);
        if (!isWanted || !context.TorchShim.Make(isRequired, isAskedFor))
            return;
        OpenBlas.SetCoreType(context.Say);
    }
}
