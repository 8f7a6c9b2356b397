using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>What the program does with its command line.</summary>
internal sealed class HostCommand(ServiceCollection services) : Command<HostSettings>
{
    // As the package does: what went wrong is in the log, the exit code only says that something did.
    private const int Failed = -1;

    public override int Execute(CommandContext context, HostSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        services.AddSingleton(context.Remaining);
        using var provider = services.BuildServiceProvider();
        var log = provider.GetRequiredService<ICakeLog>();
        log.Verbosity = settings.Verbosity;
        try
        {
            if (settings.Version)
                provider.GetRequiredService<VersionFeature>().Run(provider.GetRequiredService<IConsole>());
            else
                RunTargets(provider, settings);
            return 0;
        }
#pragma warning disable CA1031 // The one place that turns whatever a task throws into a line and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogException(exception);
            return Failed;
        }
    }

    private static void RunTargets(ServiceProvider provider, HostSettings settings)
    {
        TaskRegistration.RegisterAll(provider);
        var host = HostFor(provider, settings);
        if (settings.Exclusive)
            host.Settings.UseExclusiveTarget();
        host.RunTargets(settings.Targets);
    }

    private static ScriptHost HostFor(ServiceProvider provider, HostSettings settings)
    {
        if (settings.DryRun)
            return provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>();
        if (settings.Tree)
            return provider.GetRequiredService<TreeScriptHost>();
        if (settings.Description)
            return provider.GetRequiredService<DescriptionScriptHost>();
        return provider.GetRequiredService<BuildScriptHost<IFrostingContext>>();
    }
}
