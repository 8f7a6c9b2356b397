using Build.Auditing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Audit")]
[TaskDescription("Asks the feed whether a package of any project is known to be vulnerable")]
[IsDependentOn(typeof(RestoreTask))]
public sealed class AuditTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var advised = Feeds.WithAdvisories(context.Paths.Root);
        if (advised.Count == 0)
            throw new BuildException("No package source here knows of vulnerable packages, so that nothing can be said of any. Call Audit where nuget.org itself is a source (dotnet nuget list source).");
        var vulnerable = VulnerablePackage.Find(context.Paths.Solution, context.Paths.Root);
        if (vulnerable.Count > 0)
            throw new BuildException($"Vulnerable packages: {string.Join("; ", vulnerable)}. Raise their versions in Directory.Packages.props.");
        context.Say($"no package is known to be vulnerable, by {string.Join(" and ", advised)}");
    }
}
