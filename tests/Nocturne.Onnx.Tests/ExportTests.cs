using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

public sealed class ExportTests
{
    private static readonly ModelSpec Spec = new(CellKind.Gru, Hidden: 3, Layers: 2);

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
    public void A_card_out_of_its_ranges_is_refused()
    {
        var export = () => OnnxExporter.Export(new Weights(Spec), Networks.Card(Spec) with { ResidualSpread = double.NaN });
        export.Should().Throw<SettingException>().WithMessage("residualSpread is NaN*");
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
        write.Should().Throw<OnnxExportException>().WithMessage($"Element 4 of 'rnn.bias_hh_l1' is {shown}: training has diverged. *");
        File.ReadAllText(folder["gru.onnx"]).Should().Be("old");
    }

    [Fact]
    public void A_network_past_what_a_file_holds_is_refused()
    {
        // Arrange: the size alone, for the weights would take 8 GB
        var spec = new ModelSpec(CellKind.Lstm, Hidden: 4096, Layers: 16);
        // Act
        var check = () => OnnxExporter.CheckSize(spec, "{}");
        // Assert
        check.Should().Throw<OnnxExportException>().WithMessage("lstm-16x4096 takes 8,3*,* bytes, but an .onnx file holds at most 2 GiB. *");
    }
}
