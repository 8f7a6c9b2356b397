using Nocturne.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Onnx.Tests;

public sealed class ExportTests
{
    private static readonly ModelSpec Spec = Networks.Single(CellKind.Gru, layers: 2, hidden: 3);

    [Fact]
    public void The_file_holds_the_bytes_of_the_model_and_nothing_is_left_beside_it()
    {
        // Arrange
        using var folder = new TempFolder();
        var weights = Networks.Random(Spec, seed: 1);
        // Act
        OnnxExporter.Write(weights, Networks.Card(Spec), folder["models", "gru.onnx"]);
        // Assert
        File.ReadAllBytes(folder["models", "gru.onnx"]).Should().Equal(Networks.Export(weights));
        Directory.GetFileSystemEntries(folder["models"]).Should().Equal(folder["models", "gru.onnx"]);
    }

    [Fact]
    public void The_card_of_another_network_is_refused()
    {
        var export = () => OnnxExporter.Export(new Weights(Spec), Networks.Card(Spec with { Layers = 3 }));
        export.Should().Throw<ArgumentException>().WithMessage("*Layers = 2*Layers = 3*");
    }

    [Fact]
    public void An_unknown_version_of_the_graph_is_refused()
    {
        var export = () => OnnxExporter.Export(new Weights(Spec), Networks.Card(Spec) with { Graph = GraphDescription.CurrentVersion + 1 });
        export.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_card_out_of_its_ranges_is_refused()
    {
        var export = () => OnnxExporter.Export(new Weights(Spec), Networks.Card(Spec) with { Window = 0 });
        export.Should().Throw<SettingException>().WithMessage("window is 0*");
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Weights_that_diverged_are_refused_and_the_old_file_stays(float value, string shown)
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["gru.onnx"], "old");
        var weights = new Weights(Spec);
        weights["rnn.bias_hh_l1"][4] = value;
        // Act
        var write = () => OnnxExporter.Write(weights, Networks.Card(Spec), folder["gru.onnx"]);
        // Assert
        write.Should().Throw<OnnxExportException>()
            .WithMessage($"Element 4 of 'rnn.bias_hh_l1' is {shown}: training has diverged. *");
        File.ReadAllText(folder["gru.onnx"]).Should().Be("old");
    }

    [Fact]
    public void A_network_past_what_a_file_holds_is_refused()
    {
        // Arrange: only the size is checked, because the weights would take 8 GB
        var spec = Networks.Single(CellKind.Lstm, layers: 16, hidden: 4096);
        // Act
        var check = () => OnnxExporter.CheckSize(spec, "{}");
        // Assert
        check.Should().Throw<OnnxExportException>()
            .WithMessage("lstm-16x4096 needs 8,3*,* bytes*2 GiB*");
    }
}
