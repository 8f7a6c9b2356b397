using System.Reflection;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Finds the tasks of a build program and runs the ones that the command line asks for.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = new();
    private readonly List<Assembly> _assemblies = [];

    /// <summary>A host for the tasks of the program's own assembly.</summary>
    public CakeHost()
    {
        _services.AddCake();
        if (Assembly.GetEntryAssembly() is { } program)
            _assemblies.Add(program);
    }

    /// <summary>Looks for tasks in one more assembly.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds or replaces services; the last registration of a type wins.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services(_services);
        return this;
    }

    /// <summary>Runs the build.</summary>
    /// <returns>0 when all that was asked for was done.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in TasksOf(_assemblies))
            _services.AddSingleton(typeof(IFrostingTask), task);
        var application = new CommandApp<HostCommand>(new Registrar(_services));
        return application.Run(args);
    }

    private static IEnumerable<Type> TasksOf(IEnumerable<Assembly> assemblies) => assemblies
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask)))
        .Distinct();
}
