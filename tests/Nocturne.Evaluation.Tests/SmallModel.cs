using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Evaluation.Tests;

/// <summary>A vanilla RNN of one layer, small enough to compute by hand, as an exported file.</summary>
internal static class SmallModel
{
    public const int Window = 4;
    public const int ClassWindow = 3;

    private static readonly PitchEncoding Pitch = new();

    /// <summary>The number that stands for each token.</summary>
    public static IReadOnlyList<float> Values { get; } = Pitch.Fields[0].Values!;

    public static Weights Weights { get; } = Create();

    public static ModelCard Card { get; } = new(
        ModelCard.CurrentFormat, GraphDescription.CurrentVersion, Weights.Spec, Pitch.Card, Window, RunMode.Window,
        Sampling: new Dictionary<string, string>(), Seeds: [[1, 2, 3, 4]], ResidualSpreads: [0.1], BitsPerNote: null,
        "handmade", CorpusHash: new string('0', 64), Licence: "none", CommercialUse: null, "test", "rnn-1x3-s0", "0.1.0");

    public static string Export(TempFolder folder)
    {
        var path = folder["rnn-1x3-s0.onnx"];
        OnnxExporter.Write(Weights, Card, path);
        return path;
    }

    /// <summary>Exports a network of three classes that ignores its input: all its weights are 0, and its biases are its scores.</summary>
    public static string ExportClasses(TempFolder folder, InputKind input, float[] biases)
    {
        var encoding = new EnumeratedEncoding(["C4", "D4", "0.4.7"]);
        var spec = ModelSpec.OneField(
            CellKind.Gru, hidden: 2, layers: 1, vocabulary: 3, HeadKind.Categorical, embedding: input == InputKind.Embedding ? 2 : 0);
        var weights = new Weights(spec);
        biases.CopyTo(weights[ParameterNames.HeadBias(0)], 0);
        if (input == InputKind.Scalar)
            encoding.Fields[0].Values!.ToArray().CopyTo(weights[ParameterNames.Values(0)], 0);
        var card = Card with
        {
            Model = spec,
            Encoding = encoding.Card,
            Window = ClassWindow,
            Seeds = [[0, 1, 2]],
            ResidualSpreads = [0],
            RunName = "gru-1x2-s0",
        };
        var path = folder["gru-1x2-s0.onnx"];
        OnnxExporter.Write(weights, card, path);
        return path;
    }

    /// <summary>The output after a window from a zero state, in double precision.</summary>
    /// <remarks>h = tanh(W x + b + U h + b'), output = w h + c.</remarks>
    public static double Output(ReadOnlySpan<double> window)
    {
        var hidden = new double[Weights.Spec.Hidden];
        foreach (var note in window)
        {
            var before = (double[])hidden.Clone();
            for (var unit = 0; unit < hidden.Length; unit++)
            {
                double sum = Weights["rnn.weight_ih_l0"][unit] * note + Weights["rnn.bias_ih_l0"][unit] + Weights["rnn.bias_hh_l0"][unit];
                for (var other = 0; other < hidden.Length; other++)
                    sum += Weights["rnn.weight_hh_l0"][unit * hidden.Length + other] * before[other];
                hidden[unit] = Math.Tanh(sum);
            }
        }
        return hidden.Select((value, unit) => value * Weights[ParameterNames.HeadWeights(0)][unit]).Sum()
            + Weights[ParameterNames.HeadBias(0)][0];
    }

    private static Weights Create()
    {
        var weights = new Weights(ModelSpec.OneField(CellKind.Rnn, hidden: 3, layers: 1, Values.Count));
        var random = new Random(7);
        foreach (var parameter in weights.Spec.Parameters())
            for (var i = 0; i < parameter.Count; i++)
                weights[parameter.Name][i] = random.NextSingle() - 0.5f;
        Values.ToArray().CopyTo(weights[ParameterNames.Values(0)], 0);
        return weights;
    }
}
