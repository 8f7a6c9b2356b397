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

    /// <summary>The same cells, layers and widths, from a number to a number, from a number to scores of tokens, and from tokens to such scores.</summary>
    public static TheoryData<CellKind, int, int, InputKind, HeadKind> AllKinds()
    {
        var all = new TheoryData<CellKind, int, int, InputKind, HeadKind>();
        foreach (var row in All())
            foreach (var (input, head) in new[] { (InputKind.Scalar, HeadKind.Regression), (InputKind.Scalar, HeadKind.Categorical), (InputKind.Embedding, HeadKind.Categorical) })
                all.Add((CellKind)row[0], (int)row[1], (int)row[2], input, head);
        return all;
    }

    /// <summary>A network; one with tokens has 11 of them, an embedding 5 numbers for each.</summary>
    public static ModelSpec Spec(CellKind cell, int layers, int hidden, InputKind input = InputKind.Scalar, HeadKind head = HeadKind.Regression) => new(
        cell, hidden, layers, input, head,
        Vocabulary: head == HeadKind.Categorical || input == InputKind.Embedding ? 11 : 0,
        EmbeddingSize: input == InputKind.Embedding ? 5 : 0);

    /// <summary>A name of its own for every network of <see cref="AllKinds"/>.</summary>
    public static string NameOf(ModelSpec spec) => $"{spec.Name}-{spec.Input}-{spec.Head}".ToLowerInvariant();

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
        ModelCard.CurrentFormat, spec, Encoding(spec), Window: 4, RunMode.Window, [spec.Vocabulary == 0 ? [0, 44, 87, 44] : [0, 4, 10, 4]], ResidualSpread: 0.125,
        "nocturnes", new string('0', 64), "lab", $"{spec.Name}-s0", "0.1.0", "Public domain.");

    private static EncodingCard Encoding(ModelSpec spec) => spec.Vocabulary == 0
        ? new EncodingCard("pitch", 88)
        : new EncodingCard("enumerated", spec.Vocabulary, ["C4", "D4", "E4", "F4", "G4", "A4", "B4", "0.4.7", "2.5.9", "4.7.11", "0"]);

    /// <summary>The bytes of the .onnx file.</summary>
    public static byte[] Export(Weights weights) => OnnxExporter.Export(weights, Card(weights.Spec));
}
