using Nocturne.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Onnx.Tests;

/// <summary>Networks and model cards to export.</summary>
internal static class Networks
{
    /// <summary>
    /// Every cell with 1 and 3 layers, with one field of every kind of input and head, and with four fields of mixed kinds. Each has
    /// linear heads or tanh layers. A few special cases follow.
    /// </summary>
    public static IReadOnlyDictionary<string, ModelSpec> ByName { get; } = All().ToDictionary();

    /// <summary>Names of all networks.</summary>
    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>A network with one field of 11 tokens. An embedding has size 5.</summary>
    public static ModelSpec Single(
        CellKind cell, int layers, int hidden, InputKind input = InputKind.Embedding, HeadKind head = HeadKind.Categorical,
        int units = 0) => new(
        cell, hidden, layers,
        [input == InputKind.Embedding ? InputSpec.Embedding(11, 5) : InputSpec.Scalar(11)], [new(head, Hidden: units)]);

    /// <summary>A network with four fields of mixed kinds, whose heads are not in the order of the fields.</summary>
    public static ModelSpec Four(CellKind cell, int layers, int hidden, bool hasTanh) => new(
        cell, hidden, layers, [InputSpec.Embedding(11, 5), InputSpec.Scalar(6), InputSpec.Embedding(7, 3), InputSpec.Scalar(9)],
        [
            new(HeadKind.Categorical, Field: 1, Hidden: hasTanh ? 6 : 0), new(HeadKind.Regression, Field: 2, Hidden: hasTanh ? 4 : 0),
            new(HeadKind.Regression, Field: 3), new(HeadKind.Categorical, Field: 0, Hidden: hasTanh ? 8 : 0),
        ]);

    /// <summary>Weights of the magnitude of a trained network, about 1/sqrt(H), all different. Constants lie between 0 and 1.</summary>
    public static Weights Random(ModelSpec spec, int seed)
    {
        var random = new Random(seed);
        var weights = new Weights(spec);
        var scale = 1.5 / Math.Sqrt(spec.Hidden);
        foreach (var parameter in spec.Parameters())
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value = (float)((random.NextDouble() * 2 - 1) * scale);
        foreach (var table in spec.Constants())
            foreach (ref var value in weights[table.Name].AsSpan())
                value = random.NextSingle();
        return weights;
    }

    /// <summary>Creates a card for a network.</summary>
    public static ModelCard Card(ModelSpec spec) => new(
        Format: ModelCard.CurrentFormat,
        Graph: GraphDescription.CurrentVersion,
        Model: spec,
        Encoding: new EncodingCard("test", [.. spec.Inputs.Select(input => input.Vocabulary)], new Dictionary<string, string>()),
        Window: 4,
        Run: RunMode.Window,
        Sampling: new Dictionary<string, string>(),
        Seeds: [new int[4 * spec.Fields]],
        ResidualSpreads: [.. spec.Heads.Select(head => head.Kind == HeadKind.Regression ? 0.125 : 0)],
        BitsPerNote: null,
        Corpus: "nocturnes",
        CorpusHash: new string('0', 64),
        Licence: "Public domain.",
        CommercialUse: true,
        Experiment: "lab",
        RunName: $"{spec.Name}-s0",
        NocturneVersion: "0.1.0");

    /// <summary>Exports a network to the bytes of an .onnx file.</summary>
    public static byte[] Export(Weights weights) => OnnxExporter.Export(weights, Card(weights.Spec));

    private static IEnumerable<(string Name, ModelSpec Spec)> All()
    {
        const int Hidden = 7;
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var layers in (int[])[1, 3])
                foreach (var units in (int[])[0, 6])
                {
                    var prefix = $"{cell}-{layers}x{Hidden}-{(units > 0 ? "tanh" : "linear")}".ToLowerInvariant();
                    foreach (var input in Enum.GetValues<InputKind>())
                        foreach (var head in Enum.GetValues<HeadKind>())
                            yield return ($"{prefix}-{input}-{head}".ToLowerInvariant(), Single(cell, layers, Hidden, input, head, units));
                    yield return ($"{prefix}-four", Four(cell, layers, Hidden, hasTanh: units > 0));
                }
        yield return ("one-unit", Single(CellKind.Lstm, 1, 1));
        yield return ("64-units", Single(CellKind.Gru, 4, 64));
        yield return ("three-fields-two-heads", new(
            CellKind.Lstm, 5, 2, [InputSpec.Embedding(4, 2), InputSpec.Scalar(3), InputSpec.Embedding(5, 6)],
            [new(HeadKind.Categorical, Field: 2), new(HeadKind.Categorical, Field: 0, Hidden: 3)]));
        yield return ("two-fields-one-head", new(
            CellKind.Rnn, 5, 2, [InputSpec.Scalar(3), InputSpec.Scalar(4)], [new(HeadKind.Categorical, Field: 1)]));
    }
}
