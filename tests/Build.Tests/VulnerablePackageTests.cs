using Build.Auditing;

namespace Build.Tests;

public sealed class VulnerablePackageTests
{
    [Fact]
    public void Each_vulnerable_package_is_listed_once()
    {
        var found = VulnerablePackage.Read("""
            { "version": 1, "projects": [
                { "path": "a.csproj" },
                { "path": "b.csproj", "frameworks": [ { "framework": "net10.0",
                    "topLevelPackages": [ { "id": "Old.Json", "requestedVersion": "12.0.1", "resolvedVersion": "12.0.1",
                        "vulnerabilities": [ { "severity": "High", "advisoryurl": "https://example.org/1" } ] } ] } ] },
                { "path": "c.csproj", "frameworks": [ { "framework": "net10.0",
                    "transitivePackages": [ { "id": "Old.Json", "resolvedVersion": "12.0.1",
                        "vulnerabilities": [ { "severity": "High", "advisoryurl": "https://example.org/1" } ] } ] } ] } ] }
            """);

        found.Select(package => package.ToString()).Should().Equal("Old.Json 12.0.1 (High, https://example.org/1)");
    }

    [Fact]
    public void Projects_without_vulnerable_packages_have_none() =>
        VulnerablePackage.Read("""{ "version": 1, "projects": [ { "path": "a.csproj" } ] }""").Should().BeEmpty();
}
