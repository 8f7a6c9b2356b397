using System.Reflection;
using Cake.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Tells Cake's engine of the tasks that the attributes of classes describe.</summary>
internal static class TaskRegistration
{
    /// <summary>Registers every task among the services with the engine among them.</summary>
    public static void RegisterAll(IServiceProvider services)
    {
        var engine = services.GetRequiredService<ICakeEngine>();
        var context = services.GetRequiredService<IFrostingContext>();
        foreach (var task in services.GetServices<IFrostingTask>())
            Register(engine, task, context);
    }

    private static void Register(ICakeEngine engine, IFrostingTask task, IFrostingContext context)
    {
        var type = task.GetType();
        var builder = engine.RegisterTask(NameOf(type));
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } attribute)
            builder.Description(attribute.Description);
        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
            builder.IsDependentOn(NameOf(dependency.Task));

        // A task that overrides nothing has nothing to do: Cake's report then calls it delegated.
        if (Overrides(type, nameof(IFrostingTask.ShouldRun)))
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (Overrides(type, nameof(FrostingTask<>.Run)))
            builder.Does(task.RunAsync);
        if (Overrides(type, nameof(IFrostingTask.OnError)))
            builder.OnError(exception => task.OnError(exception, context));
        if (Overrides(type, nameof(IFrostingTask.Finally)))
            builder.Finally(() => task.Finally(context));
    }

    private static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    private static bool Overrides(Type task, string method) => task.GetMethods().Any(candidate =>
        candidate.Name == method && candidate.DeclaringType is { } declaring &&
        !(declaring.IsGenericType && declaring.GetGenericTypeDefinition() == typeof(FrostingTask<>)));
}
