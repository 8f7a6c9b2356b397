using Xunit;

namespace Nocturne.Testing;

/// <summary>A fact about signals, pipes, devices or links. Skipped on Windows, which lacks or restricts them.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs Unix signals, pipes, devices or links" : null;
}
