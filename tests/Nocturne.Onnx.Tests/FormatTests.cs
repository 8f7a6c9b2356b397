using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx.Tests;

public sealed class FormatTests
{
    [Theory]
    [MemberData(nameof(Networks.All), MemberType = typeof(Networks))]
    public void Names_types_and_shapes_are_those_of_the_contract(CellKind cell, int layers, int hidden)
    {
        // Arrange
        using var exported = new ExportedNetwork(Networks.Random(new ModelSpec(cell, hidden, layers), seed: 1));
        string[] states = cell == CellKind.Lstm ? ["h0", "c0", "hn", "cn"] : ["h0", "hn"];
        // Act
        var tensors = exported.Session.InputMetadata.Concat(exported.Session.OutputMetadata).ToDictionary();
        // Assert
        exported.Session.InputMetadata.Keys.Should().Equal(["input", .. states[..(states.Length / 2)]]);
        exported.Session.OutputMetadata.Keys.Should().Equal(["output", .. states[(states.Length / 2)..]]);
        tensors.Values.Should().OnlyContain(tensor => tensor.ElementType == typeof(float));
        Shape(tensors["input"]).Should().Be("B T");
        Shape(tensors["output"]).Should().Be("B T 1");
        states.Select(state => Shape(tensors[state])).Should().OnlyContain(shape => shape == $"{layers} B {hidden}");
    }

    [Fact]
    public void Tokens_are_whole_numbers_and_scores_are_as_many_as_tokens()
    {
        // Arrange
        using var exported = new ExportedNetwork(Networks.Random(Networks.Spec(CellKind.Gru, 2, 7, InputKind.Embedding, HeadKind.Categorical), seed: 1));
        // Act
        var (input, output) = (exported.Session.InputMetadata["input"], exported.Session.OutputMetadata["output"]);
        // Assert
        (input.ElementType, Shape(input)).Should().Be((typeof(long), "B T"));
        (output.ElementType, Shape(output)).Should().Be((typeof(float), "B T 11"));
    }

    [Fact]
    public void The_card_comes_back_out_of_the_metadata()
    {
        // Arrange
        var spec = new ModelSpec(CellKind.Gru, Hidden: 4, Layers: 2);
        using var exported = new ExportedNetwork(new Weights(spec));
        // Act
        var metadata = exported.Session.ModelMetadata;
        // Assert
        metadata.CustomMetadataMap.Keys.Should().Equal(ModelCard.MetadataKey);
        ModelCard.Parse(metadata.CustomMetadataMap[ModelCard.MetadataKey]).Should()
            .BeEquivalentTo(Networks.Card(spec), options => options.Excluding(card => card.Sha256));
        metadata.ProducerName.Should().Be("Nocturne");
        metadata.GraphName.Should().Be("gru-2x4");
    }

    [Fact]
    public void The_card_holds_the_hash_of_the_file_with_its_digits_as_zeros()
    {
        // Arrange
        var bytes = Networks.Export(new Weights(new ModelSpec(CellKind.Lstm, Hidden: 9, Layers: 2)));
        const string Field = "\"sha256\":\"";
        var digits = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Field)) + Field.Length;
        var written = Encoding.UTF8.GetString(bytes, digits, 64);
        // Act
        bytes.AsSpan(digits, 64).Fill((byte)'0');
        // Assert
        written.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void A_hash_that_a_card_comes_with_does_not_count()
    {
        // Arrange
        var weights = new Weights(new ModelSpec(CellKind.Rnn, Hidden: 3, Layers: 1));
        // Act
        var exported = OnnxExporter.Export(weights, Networks.Card(weights.Spec) with { Sha256 = new string('7', 64) });
        // Assert
        exported.Should().Equal(Networks.Export(weights));
    }

    [Theory]
    [MemberData(nameof(Networks.All), MemberType = typeof(Networks))]
    public void Only_standard_operators_of_one_version_are_used(CellKind cell, int layers, int hidden)
    {
        // Arrange
        var operation = cell.ToString().ToUpperInvariant();
        // Act
        var model = ModelProto.Parser.ParseFrom(Networks.Export(new Weights(new ModelSpec(cell, hidden, layers))));
        // Assert
        model.IrVersion.Should().Be(8);
        model.OpsetImport.Should().ContainSingle().Which.Should().Be(new OperatorSetIdProto { Domain = "", Version = 17 });
        model.Graph.Node.Select(node => node.OpType).Distinct().Should().BeSubsetOf(
            ["Unsqueeze", "Transpose", "Split", operation, "Squeeze", "Concat", "MatMul", "Add"]);
        model.Graph.Node.Count(node => node.OpType == operation).Should().Be(layers);
    }

    [Fact]
    public void Names_of_nodes_and_constants_are_unique()
    {
        // Act
        var graph = ModelProto.Parser.ParseFrom(Networks.Export(new Weights(new ModelSpec(CellKind.Lstm, Hidden: 2, Layers: 4)))).Graph;
        // Assert
        graph.Node.Select(node => node.Name).Should().OnlyHaveUniqueItems();
        graph.Initializer.Select(constant => constant.Name).Concat(graph.Node.SelectMany(node => node.Output)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_same_weights_and_card_give_the_same_bytes()
    {
        // Arrange
        var spec = new ModelSpec(CellKind.Lstm, Hidden: 6, Layers: 3);
        // Act
        var first = Networks.Export(Networks.Random(spec, seed: 3));
        var second = Networks.Export(Networks.Random(spec, seed: 3));
        // Assert
        Hash(second).Should().Be(Hash(first));
    }

    [Fact]
    public void The_order_in_which_parameters_were_stored_does_not_show()
    {
        // Arrange
        var weights = Networks.Random(new ModelSpec(CellKind.Gru, Hidden: 6, Layers: 2), seed: 3);
        var backwards = new Safetensors();
        foreach (var parameter in weights.Spec.Parameters().Reverse())
            backwards.Add(parameter.Name, parameter.Shape, weights[parameter.Name]);
        // Act
        var bytes = Networks.Export(Weights.From(weights.Spec, backwards, "backwards"));
        // Assert
        Hash(bytes).Should().Be(Hash(Networks.Export(weights)));
    }

    // Changed on purpose? Then the hash goes along, and every exported model differs from those before.
    [Fact]
    public void The_bytes_of_a_small_model_are_the_same_on_every_machine()
    {
        // Arrange
        var weights = new Weights(new ModelSpec(CellKind.Lstm, Hidden: 2, Layers: 2));
        for (var index = 0; index < 16; index++)
            weights["rnn.weight_hh_l1"][index] = index / 8f;
        // Act, Assert
        Hash(Networks.Export(weights)).Should().Be("511044c35435d9c61c462c07914c0d3b129d4cda06ed6457a81aba8c81ebdecc");
    }

    [Fact]
    public void Another_weight_gives_other_bytes()
    {
        // Arrange
        var weights = Networks.Random(new ModelSpec(CellKind.Rnn, Hidden: 2, Layers: 1), seed: 3);
        var before = Hash(Networks.Export(weights));
        // Act
        weights["head.bias"][0] += 1;
        // Assert
        Hash(Networks.Export(weights)).Should().NotBe(before);
    }

    private static string Shape(NodeMetadata tensor) =>
        string.Join(' ', tensor.Dimensions.Zip(tensor.SymbolicDimensions, (size, name) => size < 0 ? name : $"{size}"));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
