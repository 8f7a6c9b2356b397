using System.Runtime.InteropServices;
using Nocturne.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Onnx.Tests;

/// <summary>Checks the verifier against the exporter.</summary>
public sealed class VerificationTests
{
    [Theory]
    [MemberData(nameof(Networks.Names), MemberType = typeof(Networks))]
    public void Every_exported_graph_is_accepted_and_its_weights_are_found(string name)
    {
        // Arrange
        var weights = Networks.Random(Networks.ByName[name], seed: 1);
        var model = Networks.Export(weights);
        // Act
        var ranges = OnnxGraph.Require(model, OnnxCard.Read(model));
        // Assert
        var (table, bias) = (weights.Spec.TableOf(0), $"head.{weights.Spec.Heads.Count - 1}.bias");
        MemoryMarshal.Cast<byte, float>(model.AsSpan()[ranges[table]]).ToArray().Should().Equal(weights[table]);
        MemoryMarshal.Cast<byte, float>(model.AsSpan()[ranges[bias]]).ToArray().Should().Equal(weights[bias]);
    }

    [Theory]
    [InlineData("lstm-3x7-tanh-four")]
    [InlineData("gru-1x7-linear-scalar-regression")]
    public void Every_change_of_a_byte_outside_the_weights_is_refused(string name)
    {
        // Arrange
        var weights = Networks.Random(Networks.ByName[name], seed: 1);
        var model = Networks.Export(weights);
        var card = OnnxCard.Read(model);
        var holes = OnnxGraph.Require(model, card).Values;
        ReadOnlySpan<byte> operators = [0x42, 4, 0x0a, 0, 0x10, 17];         // opset_import, the last field before the metadata
        var end = model.AsSpan().LastIndexOf(operators) + operators.Length;
        for (var i = 0; i < end; i++)
        {
            var isWeight = holes.Any(hole => i >= hole.Start.Value && i < hole.End.Value);
            // Act
            model[i] ^= 1;
            var isRefused = IsRefused(model, card);
            model[i] ^= 1;
            // Assert
            if (isRefused == isWeight)
                Assert.Fail($"Byte {i} is {(isWeight ? "a weight" : "no weight")}, but a change is {(isRefused ? "" : "not ")}refused.");
        }
    }

    [Theory]
    [InlineData("lstm-1x7-linear-four", "lstm-1x7-tanh-four")]
    [InlineData("lstm-1x7-linear-scalar-categorical", "lstm-1x7-linear-embedding-categorical")]
    [InlineData("lstm-1x7-linear-scalar-categorical", "lstm-3x7-linear-scalar-categorical")]
    [InlineData("lstm-1x7-linear-scalar-categorical", "gru-1x7-linear-scalar-categorical")]
    public void The_graph_of_another_network_is_refused(string name, string other)
    {
        var model = Networks.Export(new Weights(Networks.ByName[name]));

        IsRefused(model, OnnxCard.Read(model) with { Model = Networks.ByName[other] }).Should().BeTrue();
    }

    [Fact]
    public void A_field_after_the_graph_is_refused()
    {
        var model = Networks.Export(new Weights(Networks.ByName["one-unit"]));

        IsRefused([.. model, 0x28, 0x01], OnnxCard.Read(model)).Should().BeTrue();          // model_version: 1
    }

    [Fact]
    public void A_graph_of_a_newer_version_asks_for_a_newer_nocturne()
    {
        // Arrange
        var model = Networks.Export(new Weights(Networks.ByName["one-unit"]));
        var card = OnnxCard.Read(model) with { Graph = GraphDescription.CurrentVersion + 1 };
        // Act
        var require = () => OnnxGraph.Require(model, card);
        // Assert
        require.Should().Throw<ModelCardException>().WithMessage("*version 2*Use a newer nocturne.");
    }

    private static bool IsRefused(byte[] model, ModelCard card)
    {
        try
        {
            OnnxGraph.Require(model, card);
            return false;
        }
        catch (Exception error) when (error is ModelCardException or InvalidDataException)
        {
            return true;
        }
    }
}
