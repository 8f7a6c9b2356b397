using Nocturne.Models;
using Nocturne.Onnx;

namespace Nocturne.Evaluation.Tests;

/// <summary>A vanilla network of one layer, small enough to be computed by hand, as an exported file.</summary>
internal static class SmallModel
{
    public const int Window = 4;

    public static Weights Weights { get; } = Create();

    public static ModelCard Card { get; } = new(
        ModelCard.CurrentFormat, Weights.Spec, new EncodingCard("pitch", 88), Window, RunMode.Window, [[1, 2, 3, 4]], 0.1,
        "handmade", new string('0', 64), "test", "rnn-1x3-s0", "0.1.0", "none");

    public static string Export(TempFolder folder)
    {
        var path = folder["rnn-1x3-s0.onnx"];
        OnnxExporter.Write(Weights, Card, path);
        return path;
    }

    /// <summary>The answer after a window from a zero state: h = tanh(W x + b + U h + b'), answer = w h + c, in double precision.</summary>
    public static double Answer(ReadOnlySpan<double> window)
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
        return hidden.Select((value, unit) => value * Weights["head.weight"][unit]).Sum() + Weights["head.bias"][0];
    }

    private static Weights Create()
    {
        var weights = new Weights(new ModelSpec(CellKind.Rnn, Hidden: 3, Layers: 1));
        var random = new Random(7);
        foreach (var parameter in weights.Spec.Parameters())
            for (var i = 0; i < parameter.Count; i++)
                weights[parameter.Name][i] = random.NextSingle() - 0.5f;
        return weights;
    }
}
