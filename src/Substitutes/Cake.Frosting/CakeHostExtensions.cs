using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Choices that a build program makes about its host.</summary>
public static class CakeHostExtensions
{
    /// <summary>Gives every task a context of the build's own type.</summary>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.AddSingleton<IFrostingContext, TContext>());
    }
}
