using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests.Report;

/// <summary>Inputs of reports that were never trained.</summary>
internal static class FakeReport
{
    public static readonly LossLine[] Lines = [new("training mean", 0.0178, 11.75), new("window mean", 0.0163, 11.23), new("last note", 0.0298, 15.2)];

    /// <summary>A run whose losses over epochs are given; the exported model has the last of them.</summary>
    public static ReportRun Run(CellKind cell, int layers, double[] losses, int hidden = 64, string root = "/made/up")
    {
        var model = new ModelSpec(cell, hidden, layers);
        var name = $"{model.Name}-s0";
        var judged = new WindowLosses(100, losses[^1], 88 * Math.Sqrt(losses[^1]), 0.05, 0, 0.13, 0.14, 0.04);
        return new ReportRun(
            name,
            model,
            [.. losses.Select((loss, i) => new ReportEpoch(i + 1, loss * 1.1, loss, 2.5))],
            new ModelEvaluation(30, 1, judged, judged, [.. Lines.Select(line => new BaselineComparison(line, 1 - losses[^1] / line.ScaledMse))]),
            1.5e-7,
            $"{root}/models/fake/{name}.onnx",
            [new ReportSample($"{root}/samples/fake/{name}-0.mid", "seed 0, temperature 0", [.. Enumerable.Range(0, 60).Select(i => 40 + i * layers % 7)])]);
    }

    public static ReportInput Input(params ReportRun[] runs) => new(
        "fake",
        "An experiment that was never run.",
        "./build.sh --experiment=fake",
        new ReportCorpus("scales", "No rights reserved.", [new("up", false, [.. Enumerable.Range(20, 60)]), new("down", true, [.. Enumerable.Range(20, 60).Reverse()])]),
        [new("epochs", "2")],
        Lines,
        runs);

    public static ReportInput Typical { get; } = Input(
        Run(CellKind.Gru, 1, [0.021, 0.0185, 0.017]), Run(CellKind.Gru, 2, [0.022, 0.018, 0.0172]), Run(CellKind.Rnn, 1, [0.023, 0.02, 0.019]));
}
