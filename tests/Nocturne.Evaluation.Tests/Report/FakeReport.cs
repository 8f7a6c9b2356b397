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

    /// <summary>What a model of 10 classes is worth.</summary>
    public static ClassEvaluation Classes(double nats)
    {
        var judged = new ClassLosses(100, nats, nats / Math.Log(2), 0.25, 0.5, 0.0625, 3, 9);
        return new(30, 1, 10, judged, judged, [new("unigram", 2.25, 3.246, 0.1), new("bigram", 2, 2.885, 0.2), new("last token", 2.5, 3.607, 0.0625)]);
    }

    /// <summary>A run of classes, whose exported epoch is the first.</summary>
    public static ReportRun ClassRun(CellKind cell, double[] losses) => Run(cell, 1, losses) with
    {
        Evaluation = null,
        Classes = Classes(losses[^1]),
        ChosenEpoch = 1,
        Samples = [new("/made/up/samples/fake/a-1.mid", "seed 0, temperature 0", [3, 3, 3, 3], [[60], [60, 64, 67], [60], [60]])],
    };

    public static ReportInput OfClasses { get; } = Input(ClassRun(CellKind.Gru, [2.4, 2.1]), ClassRun(CellKind.Rnn, [2.6, 2.3])) with
    {
        Baselines = [],
        AreTokensPitches = false,
        Corpus = new ReportCorpus("chords", "No rights reserved.", [new("one", false, [1, 2, 3, 4, 5, 6]), new("two", true, [1, 2, 3, 900])]),
    };

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
