using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>Networks and cards to export.</summary>
internal static class Networks
{
    /// <summary>Every cell with 1 to 4 layers and widths that are odd, one alone, and as in the experiments.</summary>
    public static TheoryData<CellKind, int, int> All()
    {
        var all = new TheoryData<CellKind, int, int>();
        foreach (var cell in Enum.GetValues<CellKind>())
            for (var layers = 1; layers <= 4; layers++)
                foreach (var hidden in new[] { 1, 7, 64 })
                    all.Add(cell, layers, hidden);
        return all;
    }

    /// <summary>Weights as a trained network has them: of the order of 1/sqrt(H), every one different.</summary>
    public static Weights Random(ModelSpec spec, int seed)
    {
        var random = new Random(seed);
        var weights = new Weights(spec);
        var scale = 1.5 / Math.Sqrt(spec.Hidden);
        foreach (var parameter in spec.Parameters())
            for (var index = 0; index < parameter.Count; index++)
                weights[parameter.Name][index] = (float)((random.NextDouble() * 2 - 1) * scale);
        return weights;
    }

    /// <summary>A card for a network.</summary>
    public static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, spec, new EncodingCard("pitch", 88), Window: 4, RunMode.Window, [[0, 44, 87, 44]], ResidualSpread: 0.125,
        "nocturnes", new string('0', 64), "lab", $"{spec.Name}-s0", "0.1.0", "Public domain.");

    /// <summary>The bytes of the .onnx file.</summary>
    public static byte[] Export(Weights weights) => OnnxExporter.Export(weights, Card(weights.Spec));
}
