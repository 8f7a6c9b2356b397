using System.Reflection;

namespace Nocturne.Pipeline.Tests.House;

public sealed class ReferenceTests
{
    // Which project may reference which; all may reference Nocturne.Base. A project that is not in the table has no place yet.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Nocturne.Base"] = [],
        ["Nocturne.Music"] = [],
        ["Nocturne.Models"] = [],
        ["Nocturne.Etudes"] = ["Nocturne.Music"],
        ["Nocturne.Training"] = ["Nocturne.Models"],
        ["Nocturne.Training.Simd"] = ["Nocturne.Training", "Nocturne.Models"],
        ["Nocturne.Training.Torch"] = ["Nocturne.Training", "Nocturne.Models"],
        ["Nocturne.Onnx"] = ["Nocturne.Models"],
        ["Nocturne.Generation"] = ["Nocturne.Music", "Nocturne.Models"],
        ["Nocturne.Generator"] = ["Nocturne.Generation", "Nocturne.Music", "Nocturne.Models"],
        ["Nocturne.Evaluation"] = ["Nocturne.Music", "Nocturne.Models", "Nocturne.Generation"],
        ["Nocturne.Reports"] = ["Nocturne.Evaluation", "Nocturne.Music", "Nocturne.Models"],
        ["Nocturne.Corpora"] = ["Nocturne.Music", "Nocturne.Etudes", "Nocturne.Models"],
        ["Nocturne.Pipeline"] =
        [
            "Nocturne.Music", "Nocturne.Etudes", "Nocturne.Models", "Nocturne.Training", "Nocturne.Training.Simd",
            "Nocturne.Training.Torch", "Nocturne.Onnx", "Nocturne.Generation", "Nocturne.Evaluation", "Nocturne.Reports",
            "Nocturne.Corpora",
        ],
    };

    // One package, one home, with two exceptions. Protocol buffers are two formats here, ONNX's models and TensorBoard's events. Tensor
    // primitives serve the learner, and the heads in the generator.
    private static readonly Dictionary<string, string[]> Homes = new()
    {
        ["Melanchall.DryWetMidi"] = ["Nocturne.Music"],
        ["System.Numerics.Tensors"] = ["Nocturne.Training.Simd", "Nocturne.Generation"],
        ["TorchSharp"] = ["Nocturne.Training.Torch"],
        ["Google.Protobuf"] = ["Nocturne.Onnx", "Nocturne.Training"],
        ["Grpc.Tools"] = ["Nocturne.Onnx", "Nocturne.Training"],
        ["Microsoft.ML.OnnxRuntime"] = ["Nocturne.Generation"],
        ["System.CommandLine"] = ["Nocturne.Generator"],
        ["Spectre.Console"] = ["Nocturne.Pipeline"],
        ["Cake.Frosting"] = ["Build"],
    };

    public static TheoryData<string> Products => [.. ProjectFile.OfProduct().Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void A_project_references_only_what_the_table_allows_it(string name)
    {
        // Arrange
        var project = ProjectFile.OfProduct().Single(project => project.Name == name);
        // Act
        var allowed = Allowed.GetValueOrDefault(name);
        // Assert
        allowed.Should().NotBeNull("every project of src stands in the table");
        project.Projects.Should().BeSubsetOf(allowed!.Append("Nocturne.Base"));
    }

    [Fact]
    public void The_build_references_no_project()
    {
        // Arrange, Act
        var projects = ProjectFile.Below("build");
        // Assert
        projects.Should().ContainSingle().Which.Projects.Should().BeEmpty();
    }

    [Fact]
    public void A_substitute_references_no_project_of_the_product()
    {
        // Arrange, Act
        var references = ProjectFile.Below("src/Substitutes").SelectMany(project => project.Projects);
        // Assert
        references.Should().NotContain(name => name.StartsWith("Nocturne."));
    }

    [Fact]
    public void Every_package_is_referenced_by_its_home_alone()
    {
        // Arrange
        var projects = ProjectFile.OfProduct().Concat(ProjectFile.Below("build"));
        // Act
        var strays = from project in projects
                     from package in project.Packages
                     where Homes.GetValueOrDefault(package)?.Contains(project.Name) != true
                     select $"{project.Name} references {package}";
        // Assert
        strays.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Melanchall.DryWetMidi", "Nocturne.Music")]
    [InlineData("Microsoft.ML.OnnxRuntime", "Nocturne.Generation")]
    [InlineData("TorchSharp", "Nocturne.Training.Torch")]
    [InlineData("Google.Protobuf", "Nocturne.Onnx", "Nocturne.Training")]
    public void Only_its_home_was_compiled_against_a_package(string package, params string[] homes)
    {
        // Arrange: a package reaches the projects above its home, so that the project files alone prove nothing.
        var program = ProjectFile.OfProduct().Single(project => project.Name == "Nocturne.Pipeline");
        var assemblies = program.Closure(ProjectFile.OfProduct()).Select(project => Assembly.Load(project.Name));
        // Act
        var users = assemblies.Where(assembly => assembly.GetReferencedAssemblies().Any(reference => reference.Name == package));
        // Assert
        users.Select(assembly => assembly.GetName().Name).Should().BeEquivalentTo(homes);
    }
}
