using System.Globalization;
using Build.Publishing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Pack")]
[TaskDescription("Packs the libraries for C# and nocturne as a dotnet tool, for --rid where it can be for but one")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class PackTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var rid = context.Option("rid") ?? PublishForms.Here;
        context.Npm.Install(rid);
        var packages = NuGetPackages.Write(context, Path.Combine(context.Artifacts, "publish", "packages"), rid);
        foreach (var package in packages)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{package} ({new FileInfo(package).Length / 1e6:0.00} MB)"));
    }
}
