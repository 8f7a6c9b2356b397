using System.Globalization;
using Build.Publishing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Pack")]
[TaskDescription("Packs the libraries for C#, and nocturne as a dotnet tool for --rid (default: all platforms)")]
[IsDependentOn(typeof(ProgramsTask))]
public sealed class PackTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        IReadOnlyList<string> rids = context.Option("rid") is { } rid ? [rid] : PublishForms.Rids;
        var packages = new NuGetPackages(context, Path.Combine(context.Artifacts, "publish", "packages")).Write(rids);
        foreach (var package in packages)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{package} ({new FileInfo(package).Length / 1e6:0.00} MB)"));
    }
}
