using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Names_types_and_shapes_of_one_field_and_one_head_are_those_of_the_contract(CellKind cell)
    {
        // Arrange
        using var exported = new ExportedNetwork(Networks.Random(Networks.Single(cell, layers: 2, hidden: 7), seed: 1));
        string[] before = cell == CellKind.Lstm ? ["h0: Single 2 B 7", "c0: Single 2 B 7"] : ["h0: Single 2 B 7"];
        string[] after = cell == CellKind.Lstm ? ["hn: Single 2 B 7", "cn: Single 2 B 7"] : ["hn: Single 2 B 7"];
        // Act, Assert
        exported.Session.InputMetadata.Select(Text).Should().Equal(["tokens: Int64 B T 1", .. before]);
        exported.Session.OutputMetadata.Select(Text).Should().Equal(["scores.0: Single B T 11", .. after]);
    }

    [Fact]
    public void Several_heads_have_an_output_each_and_are_given_the_fields_before_them()
    {
        // Arrange
        var spec = Networks.Four(CellKind.Gru, layers: 1, hidden: 7, hasTanh: true);
        using var exported = new ExportedNetwork(Networks.Random(spec, seed: 1));
        // Act, Assert
        exported.Session.InputMetadata.Select(Text).Should().Equal("tokens: Int64 B T 4", "note: Int64 B T 3", "h0: Single 1 B 7");
        exported.Session.OutputMetadata.Select(Text).Should().Equal(
            "scores.0: Single B T 6", "scores.1: Single B T 1", "scores.2: Single B T 1", "scores.3: Single B T 11", "hn: Single 1 B 7");
    }

    [Fact]
    public void The_card_comes_back_out_of_the_metadata()
    {
        // Arrange
        var spec = Networks.Four(CellKind.Gru, layers: 2, hidden: 4, hasTanh: true);
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
        var bytes = Networks.Export(new Weights(Networks.Single(CellKind.Lstm, layers: 2, hidden: 9)));
        const string Field = "\"sha256\":\"";
        var digits = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Field)) + Field.Length;
        var written = Encoding.UTF8.GetString(bytes, digits, 64);
        // Act
        bytes.AsSpan(digits, 64).Fill((byte)'0');
        // Assert
        written.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void The_hash_of_a_given_card_is_replaced()
    {
        // Arrange
        var weights = new Weights(Networks.Single(CellKind.Rnn, layers: 1, hidden: 3));
        // Act
        var exported = OnnxExporter.Export(weights, Networks.Card(weights.Spec) with { Sha256 = new string('7', 64) });
        // Assert
        exported.Should().Equal(Networks.Export(weights));
    }

    [Theory]
    [MemberData(nameof(Networks.Names), MemberType = typeof(Networks))]
    public void Only_standard_operators_of_one_version_are_used(string name)
    {
        // Arrange
        var spec = Networks.ByName[name];
        var operation = spec.Cell.ToString().ToUpperInvariant();
        // Act
        var model = ModelProto.Parser.ParseFrom(Networks.Export(new Weights(spec)));
        // Assert
        model.IrVersion.Should().Be(8);
        model.OpsetImport.Should().ContainSingle().Which.Should().Be(new OperatorSetIdProto { Domain = "", Version = 17 });
        model.Graph.Node.Select(node => node.OpType).Should().OnlyContain(
            name => name == operation || "Transpose Split GatherND Concat Squeeze MatMul Add Tanh".Contains(name));
        model.Graph.Node.Count(node => node.OpType == operation).Should().Be(spec.Layers);
    }

    [Theory]
    [InlineData(InputKind.Scalar)]
    [InlineData(InputKind.Embedding)]
    public void One_field_one_layer_and_one_head_need_no_node_more_than_this(InputKind input)
    {
        // Arrange
        var spec = Networks.Single(CellKind.Gru, layers: 1, hidden: 3, input);
        // Act
        var model = ModelProto.Parser.ParseFrom(Networks.Export(new Weights(spec)));
        // Assert
        model.Graph.Node.Select(node => node.OpType).Should()
            .Equal("Transpose", "GatherND", "GRU", "Squeeze", "Transpose", "MatMul", "Add");
    }

    [Theory]
    [MemberData(nameof(Networks.Names), MemberType = typeof(Networks))]
    public void Names_are_unique_and_every_constant_is_used(string name)
    {
        // Act
        var graph = ModelProto.Parser.ParseFrom(Networks.Export(new Weights(Networks.ByName[name]))).Graph;
        // Assert
        graph.Node.Select(node => node.Name).Should().OnlyHaveUniqueItems();
        graph.Initializer.Select(constant => constant.Name)
            .Concat(graph.Input.Select(input => input.Name)).Concat(graph.Node.SelectMany(node => node.Output))
            .Should().OnlyHaveUniqueItems();
        graph.Initializer.Select(constant => constant.Name).Should().BeSubsetOf(graph.Node.SelectMany(node => node.Input));
    }

    [Fact]
    public void The_same_weights_and_card_give_the_same_bytes()
    {
        // Arrange
        var spec = Networks.Four(CellKind.Lstm, layers: 3, hidden: 6, hasTanh: true);
        // Act
        var first = Networks.Export(Networks.Random(spec, seed: 3));
        var second = Networks.Export(Networks.Random(spec, seed: 3));
        // Assert
        second.Should().Equal(first);
    }

    [Fact]
    public void The_order_in_which_parameters_were_stored_does_not_show()
    {
        // Arrange
        var weights = Networks.Random(Networks.Single(CellKind.Gru, layers: 2, hidden: 6), seed: 3);
        var backwards = new Safetensors();
        foreach (var parameter in weights.Spec.Parameters().Reverse())
            backwards.Add(parameter.Name, parameter.Shape, weights[parameter.Name]);
        // Act
        var bytes = Networks.Export(Weights.From(weights.Spec, backwards, "backwards"));
        // Assert
        bytes.Should().Equal(Networks.Export(weights));
    }

    [Fact]
    public void Another_weight_gives_other_bytes()
    {
        // Arrange
        var weights = Networks.Random(Networks.Single(CellKind.Rnn, layers: 1, hidden: 2), seed: 3);
        var before = Networks.Export(weights);
        // Act
        weights["head.0.bias"][0] += 1;
        // Assert
        Networks.Export(weights).Should().NotEqual(before);
    }

    private static string Text(KeyValuePair<string, NodeMetadata> tensor) => $"{tensor.Key}: {tensor.Value.ElementType.Name} "
        + string.Join(' ', tensor.Value.Dimensions.Zip(tensor.Value.SymbolicDimensions, (size, name) => size < 0 ? name : $"{size}"));
}
