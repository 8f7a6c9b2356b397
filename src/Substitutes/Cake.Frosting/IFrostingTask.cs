using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task as the host sees it.</summary>
public interface IFrostingTask
{
    /// <summary>What Cake says of a task that its criterion skips.</summary>
    string SkippedMessage => "";

    Task RunAsync(ICakeContext context);

    bool ShouldRun(ICakeContext context);

    void OnError(Exception exception, ICakeContext context);

    void Finally(ICakeContext context);
}
