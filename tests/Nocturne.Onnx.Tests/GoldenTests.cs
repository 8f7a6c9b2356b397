using Nocturne.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Onnx.Tests;

/// <summary>A small model of each graph version, exported when that version was introduced.</summary>
public sealed class GoldenTests
{
    private static readonly string[] Version1 = ["tests", "Nocturne.Onnx.Tests", "Golden", "graph-1.onnx"];

    [Fact]
    public void A_model_of_version_1_is_exported_to_the_same_bytes() => GoldenFile.ShouldHold(
        OnnxExporter.Export(Weights(), Networks.Card(Spec) with { Graph = 1 }), Version1);

    [Fact]
    public void A_model_of_version_1_is_accepted_and_gives_the_scores_of_its_definition()
    {
        // Arrange
        var model = File.ReadAllBytes(Repository.At(Version1));
        var given = Case.Random(Spec, batch: 2, steps: 3, seed: 1);
        // Act
        var card = OnnxCard.Read(model);
        OnnxGraph.Require(model, card);
        using var exported = new ExportedNetwork(card.Model, model);
        // Assert
        card.Model.Should().Be(Spec);
        exported.Run(given).Difference(new ReferenceNetwork(Weights()).Run(given)).Should().BeLessThan(1e-6);
    }

    private static ModelSpec Spec { get; } = new(
        CellKind.Lstm, Hidden: 3, Layers: 2, [InputSpec.Embedding(4, 2), InputSpec.Scalar(3)],
        [new(HeadKind.Categorical, Field: 1, Hidden: 2), new(HeadKind.Categorical, Field: 0)]);

    /// <summary>Weights that are the same on every machine: multiples of 1/16 from -1 to 1.</summary>
    private static Weights Weights()
    {
        var weights = new Weights(Spec);
        var next = 0;
        foreach (var tensor in Spec.Parameters().Concat(Spec.Constants()))
            foreach (ref var value in weights[tensor.Name].AsSpan())
                value = (next++ * 7 % 33 - 16) / 16f;
        return weights;
    }
}
