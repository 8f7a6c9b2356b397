using System.Text.Json;

namespace Build.Tests;

public sealed class SubstituteTests
{
    [Theory]
    [InlineData("package")]
    [InlineData("substitute")]
    public void The_substitute_of_Cake_Frosting_references_Cake_even_if_the_build_uses_the_package(string source)
    {
        // Arrange: the solution compiles the substitute even if the feed has the package.
        var project = Repository.At("src", "Substitutes", "Cake.Frosting", "Cake.Frosting.csproj");
        // Act
        string[] arguments = ["msbuild", project, $"-p:CakeFrostingSource={source}", "-getItem:Reference"];
        var (_, output, _) = TestProcess.Run("dotnet", arguments, Repository.Root);
        // Assert
        using var items = JsonDocument.Parse(output);
        items.RootElement.GetProperty("Items").GetProperty("Reference").EnumerateArray()
            .Select(reference => reference.GetProperty("Identity").GetString())
            .Should().Contain(["Cake.Core", "Spectre.Console.Cli", "Microsoft.Extensions.DependencyInjection"]);
    }
}
