using Xunit;

namespace Nocturne.Testing;

/// <summary>A fact about Linux. Skipped on other systems.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "needs Linux";
}
