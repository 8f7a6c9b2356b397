using System.Text.Json;

namespace Nocturne.Pipeline.Tests.House;

public sealed class GeneratorTests
{
    [Fact]
    public void The_generator_is_made_of_base_music_models_and_generation_alone()
    {
        // Arrange
        var all = ProjectFile.OfProduct();
        // Act
        var closure = all.Single(project => project.Name == "Nocturne.Generator").Closure(all);
        // Assert
        closure.Select(project => project.Name).Should()
            .BeEquivalentTo("Nocturne.Generator", "Nocturne.Generation", "Nocturne.Music", "Nocturne.Models", "Nocturne.Base");
        closure.SelectMany(project => project.Packages).Should()
            .BeEquivalentTo("System.CommandLine", "Microsoft.ML.OnnxRuntime", "System.Numerics.Tensors", "Melanchall.DryWetMidi");
    }

    [GeneratorFact]
    public void The_compiled_generator_carries_nothing_of_the_training_wing()
    {
        // Arrange
        using var file = JsonDocument.Parse(File.ReadAllText(GeneratorFactAttribute.DependencyFile));
        // Act
        var libraries = file.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name.Split('/')[0]).ToList();
        // Assert
        libraries.Should().Contain("Nocturne.Generation");
        libraries.Where(name => name.StartsWith("Nocturne.")).Should().BeSubsetOf(
            ["Nocturne.Generator", "Nocturne.Generation", "Nocturne.Music", "Nocturne.Models", "Nocturne.Base",
                "Nocturne.Substitutes.DryWetMidi"]);
        libraries.Should().NotContain(name => name.Contains("Torch") || name.Contains("Protobuf") || name.Contains("Cake"));
    }
}

/// <summary>A fact about the compiled generator; skipped, and says so, where it is not compiled.</summary>
internal sealed class GeneratorFactAttribute : FactAttribute
{
    public GeneratorFactAttribute() => Skip = File.Exists(DependencyFile) ? null : "needs the generator: ./build.sh --target=Compile";

    /// <summary>Beside this test's own folder, in the same configuration.</summary>
    public static string DependencyFile => Path.Combine(
        Repository.At("artifacts", "bin", "Nocturne.Generator"), new DirectoryInfo(AppContext.BaseDirectory).Name, "nocturne.deps.json");
}
