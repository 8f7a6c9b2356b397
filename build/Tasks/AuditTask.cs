using Build.Auditing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Audit")]
[TaskDescription("Asks the feed for known vulnerabilities of the packages")]
[IsDependentOn(typeof(RestoreTask))]
public sealed class AuditTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var advised = Feeds.WithAdvisories(context.Paths.Root);
        if (advised.Count == 0)
            throw new BuildException(
                "No package source publishes advisories. Run Audit where nuget.org itself is a source (dotnet nuget list source).");
        var vulnerable = VulnerablePackage.Find(context.Paths.Solution, context.Paths.Root);
        if (vulnerable.Count > 0)
            throw new BuildException($"Vulnerable packages: {string.Join("; ", vulnerable)}. Update them in Directory.Packages.props.");
        context.Say($"no package has a known vulnerability; checked with {string.Join(" and ", advised)}");
    }
}
