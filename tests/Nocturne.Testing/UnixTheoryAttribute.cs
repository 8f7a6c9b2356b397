using Xunit;

namespace Nocturne.Testing;

/// <summary>A theory about signals, pipes, devices or links. Skipped on Windows, which lacks or restricts them.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "needs Unix signals, pipes, devices or links" : null;
}
