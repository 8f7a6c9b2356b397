using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task: a class whose <see cref="Run"/> does the work and whose attributes name it and its dependencies.</summary>
/// <typeparam name="T">The build's context.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work; an exception fails the build.</summary>
    public virtual void Run(T context)
    {
    }

    /// <summary>Whether there is work to do. Cake fails the build where the task that was asked for has none.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles a failure. Overriding it swallows the failure unless it throws again.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, failed or not.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
