using System.Text.Json;

namespace Build.Tests;

/// <summary>Checkouts in folders whose names contain characters that are special to MSBuild.</summary>
public sealed class PathTests : IDisposable
{
    private static readonly string[] Copied = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("co's")]
    [InlineData("a b")]
    [InlineData("c(1) & [x]")]
    public void A_substitute_is_found_whatever_the_name_of_the_folder(string name)
    {
        // Arrange
        var checkout = Checkout(name);
        Write(checkout, "Some", """<PackageReference Include="Melanchall.DryWetMidi" />""");
        // Act
        var project = Path.Combine("src", "Some", "Some.csproj");
        string[] arguments = ["msbuild", project, "-p:DryWetMidiSource=substitute", "-getItem:ProjectReference"];
        var (_, output, _) = TestProcess.Run("dotnet", arguments, checkout);
        // Assert
        using var items = JsonDocument.Parse(output);
        items.RootElement.GetProperty("Items").GetProperty("ProjectReference")[0].GetProperty("FullPath").GetString()
            .Should().Be(Path.Combine(checkout, "src", "Substitutes", "Melanchall.DryWetMidi", "Melanchall.DryWetMidi.csproj"));
    }

    [Fact]
    public void A_program_and_its_library_compile_in_a_folder_with_an_apostrophe()
    {
        // Arrange: a git repository, because the SDK maps paths only there
        var checkout = Checkout("co's");
        Directory.CreateDirectory(Path.Combine(checkout, ".git"));
        Write(checkout, "Library", "");
        Write(checkout, "Program", """<ProjectReference Include="../Library/Library.csproj" />""");
        // Act
        var (exitCode, output, _) = TestProcess.Run("dotnet", ["build", Path.Combine("src", "Program"), "-nologo", "-v:quiet"], checkout);
        // Assert
        exitCode.Should().Be(0, output);
        File.Exists(Path.Combine(checkout, "artifacts", "bin", "Program", "debug", "Library.dll")).Should().BeTrue();
    }

    [Theory]
    [InlineData("packages")]
    [InlineData("packages/")]
    public void Libtorch_is_expected_in_the_packages_folder_with_or_without_a_trailing_slash(string packages)
    {
        // Arrange, Act
        var project = Repository.At("src", "Nocturne.Training.Torch", "Nocturne.Training.Torch.csproj");
        var root = $"-p:NuGetPackageRoot={_folder[packages]}";
        var (_, output, _) = TestProcess.Run("dotnet", ["msbuild", project, root, "-getItem:AssemblyMetadata"], _folder.FullPath);
        // Assert
        using var items = JsonDocument.Parse(output);
        items.RootElement.GetProperty("Items").GetProperty("AssemblyMetadata").EnumerateArray()
            .Select(item => item.GetProperty("Value").GetString())
            .Should().ContainMatch(_folder["packages"] + "/libtorch-cpu-*");
    }

    private static void Write(string checkout, string project, string item)
    {
        var folder = Path.Combine(checkout, "src", project);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{project}.csproj");
        File.WriteAllText(file, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{item}</ItemGroup></Project>""");
    }

    private string Checkout(string name)
    {
        var checkout = _folder[name];
        Directory.CreateDirectory(checkout);
        foreach (var file in Copied)
            File.Copy(Repository.At(file), Path.Combine(checkout, file));
        return checkout;
    }
}
