using System.Diagnostics;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Folders with characters that MSBuild's own language uses.</summary>
public sealed class PathTests : IDisposable
{
    private static readonly string[] Copied = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("co's")]
    [InlineData("a b")]
    [InlineData("c(1) & [x]")]
    public void A_substitute_is_found_in_a_checkout_below_any_folder(string name)
    {
        // Arrange
        var checkout = _folder[name];
        Directory.CreateDirectory(Path.Combine(checkout, "src", "Some"));
        foreach (var file in Copied)
            File.Copy(Repository.At(file), Path.Combine(checkout, file));
        File.WriteAllText(Path.Combine(checkout, "src", "Some", "Some.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="Melanchall.DryWetMidi" /></ItemGroup>
            </Project>
            """);
        // Act
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine("src", "Some", "Some.csproj"), "-p:DryWetMidiSource=substitute", "-getItem:ProjectReference"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = checkout,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Assert
        using var items = System.Text.Json.JsonDocument.Parse(output);
        items.RootElement.GetProperty("Items").GetProperty("ProjectReference")[0].GetProperty("FullPath").GetString()
            .Should().Be(Path.Combine(checkout, "src", "Substitutes", "Melanchall.DryWetMidi", "Melanchall.DryWetMidi.csproj"));
    }
}
