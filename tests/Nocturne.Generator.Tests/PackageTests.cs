using System.Text.RegularExpressions;
using Nocturne.Models;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

/// <summary>The packages as another program gets them: from a folder, by dotnet's own ways.</summary>
public sealed partial class PackageTests(Packages packages) : IClassFixture<Packages>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PackFact]
    public void The_tool_is_installed_from_a_folder_and_composes()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        Packages.Dotnet(_folder.FullPath,
            "tool", "install", "Nocturne.Generator", "--version", packages.Version,
            "--tool-path", _folder["tools"], "--configfile", packages.Feeds);

        var result = Program.Run(_folder["tools", OperatingSystem.IsWindows() ? "nocturne.exe" : "nocturne"], _folder.FullPath, "compose", "gru-2x16.onnx");

        result.ExitCode.Should().Be(0, result.Error);
        MidiReader.Read(_folder["piece.mid"], MidiProfile.Strict).Score.Notes.Should().HaveCount(500);
    }

    [PackFact]
    public void The_program_in_the_readme_compiles_against_the_package_and_composes()
    {
        var code = ReadmeProgram().Match(File.ReadAllText(Repository.At("README.md"))).Groups[1].Value;
        File.WriteAllText(_folder["Program.cs"], code);
        File.WriteAllText(_folder["Caller.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{packages.Folder}</RestoreAdditionalProjectSources>
                <!-- Nocturne's own packages are unpacked here; those by others need not be unpacked again. -->
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Packages.OfThisUser()}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Nocturne.Generation" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.Copy(TestModel.Write(_folder, TestModel.Spec(CellKind.Gru)), _folder["gru-1x64-s0.onnx"]);

        Packages.Dotnet(_folder.FullPath, "run");

        code.Should().Contain("MusicModel.Load(\"gru-1x64-s0.onnx\")");
        MidiReader.Read(_folder["night.mid"], MidiProfile.Strict).Score.Notes.Should().HaveCount(200);
    }

    [PackFact]
    public void The_library_comes_as_four_packages_and_names_what_else_it_needs()
    {
        packages.Names.Should().Contain(
            new[] { "Base", "Generation", "Models", "Music" }.Select(library => $"Nocturne.{library}.{packages.Version}"));
        packages.Dependencies("Nocturne.Generation").Should().Contain(["Nocturne.Models", "Nocturne.Music"]).And.Contain(name => name.Contains("OnnxRuntime"));
    }

    // The first program of the README's section.
    [GeneratedRegex("## Calling it from C#.*?```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ReadmeProgram();
}
