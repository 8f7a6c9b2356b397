using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.IO.NuGet;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Cake's own parts, as the package puts them together.</summary>
internal static class CakeServices
{
    public static void AddCake(this ServiceCollection services)
    {
        services.AddEngine();
        services.AddEnvironment();
        services.AddCommandLine();
        services.AddSingleton<IFrostingContext, FrostingContext>();
    }

    private static void AddEngine(this ServiceCollection services)
    {
        services.AddSingleton<ICakeEngine, CakeEngine>();
        services.AddSingleton<ICakeContext, CakeContext>();
        services.AddSingleton<CakeDataService>();
        services.AddSingleton<ICakeDataService>(provider => provider.GetRequiredService<CakeDataService>());
        services.AddSingleton<ICakeDataResolver>(provider => provider.GetRequiredService<CakeDataService>());
        services.AddSingleton<IExecutionStrategy, DefaultExecutionStrategy>();
        services.AddSingleton<ICakeLog, CakeBuildLog>();
        services.AddSingleton<IConsole, CakeConsole>();
        services.AddSingleton<ICakeReportPrinter, CakeReportPrinter>();
    }

    private static void AddEnvironment(this ServiceCollection services)
    {
        services.AddSingleton<ICakeEnvironment, CakeEnvironment>();
        services.AddSingleton<ICakeRuntime, CakeRuntime>();
        services.AddSingleton<ICakePlatform, CakePlatform>();
        services.AddSingleton<IFileSystem, FileSystem>();
        services.AddSingleton<IGlobber, Globber>();
        services.AddSingleton<IProcessRunner, ProcessRunner>();
        services.AddSingleton<IRegistry, WindowsRegistry>();
        services.AddSingleton<INuGetToolResolver, NuGetToolResolver>();
        services.AddSingleton<IToolRepository, ToolRepository>();
        services.AddSingleton<IToolResolutionStrategy, ToolResolutionStrategy>();
        services.AddSingleton<IToolLocator, ToolLocator>();
        services.AddSingleton<IToolInstaller, ToolInstaller>();
        services.AddSingleton<ICakeConfiguration>(ReadConfiguration);
    }

    private static void AddCommandLine(this ServiceCollection services)
    {
        services.AddSingleton<BuildScriptHost<IFrostingContext>>();
        services.AddSingleton<DryRunScriptHost<IFrostingContext>>();
        services.AddSingleton<TreeScriptHost>();
        services.AddSingleton<DescriptionScriptHost>();
        services.AddSingleton<IVersionResolver, VersionResolver>();
        services.AddSingleton<VersionFeature>();
        services.AddSingleton(_ => AnsiConsole.Console);
    }

    private static ICakeConfiguration ReadConfiguration(IServiceProvider services)
    {
        var environment = services.GetRequiredService<ICakeEnvironment>();
        var arguments = services.GetRequiredService<IRemainingArguments>().Parsed
            .ToDictionary(argument => argument.Key, argument => argument.FirstOrDefault() ?? "");
        return new CakeConfigurationProvider(services.GetRequiredService<IFileSystem>(), environment)
            .CreateConfiguration(environment.WorkingDirectory, new Dictionary<string, string>(), arguments);
    }
}
