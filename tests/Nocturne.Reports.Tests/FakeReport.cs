using Nocturne.Evaluation;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

/// <summary>Inputs of reports that were never trained.</summary>
internal static class FakeReport
{
    public static readonly LossLine[] Lines =
        [new("training mean", 0.0178, 11.75), new("window mean", 0.0163, 11.23), new("last note", 0.0298, 15.2)];

    /// <summary>A run with these losses over epochs. The exported model has the last of them.</summary>
    public static ReportRun Run(CellKind cell, int layers, double[] losses, int hidden = 64, string root = "/made/up")
    {
        var model = FakeGrid.Model(cell, layers, hidden);
        var name = $"{model.Name}-s0";
        var judged = new WindowLosses(100, losses[^1], 88 * Math.Sqrt(losses[^1]), 0.05, 0, 0.13, 0.14, 0.04);
        int[] tokens = [.. Enumerable.Range(0, 60).Select(i => 40 + i * layers % 7)];
        return new ReportRun(
            name,
            model,
            [.. losses.Select((loss, i) => new ReportEpoch(i + 1, loss * 1.1, loss, 2.5))],
            losses.Length,
            [new ReportSample($"{root}/samples/fake/{name}-0.mid", "seed 0, temperature 0", tokens)],
            new RunEvaluation("fake", name, model, "scales", "cpu", new ModelEvaluation(
                30, 1, judged, judged, [.. Lines.Select(line => new BaselineComparison(line, 1 - losses[^1] / line.ScaledMse))])),
            new ReportExport($"{root}/models/fake/{name}.onnx", 1.5e-7));
    }

    /// <summary>Losses of a model of 10 classes.</summary>
    public static ClassEvaluation Classes(double nats)
    {
        var judged = new ClassLosses(100, nats, nats / Math.Log(2), 0.25, 0.5, 0.0625, 3, 9);
        return new(
            30, 1, 10, judged, judged,
            [new("unigram", 2.25, 3.246, 0.1), new("bigram", 2, 2.885, 0.2), new("last token", 2.5, 3.607, 0.0625)]);
    }

    /// <summary>A network of 10 classes.</summary>
    public static ModelSpec ClassModel(CellKind cell) => ModelSpec.OneField(cell, hidden: 64, layers: 1, vocabulary: 10, HeadKind.Categorical);

    /// <summary>A run of classes, whose exported epoch is the first.</summary>
    public static ReportRun ClassRun(CellKind cell, double[] losses)
    {
        var run = Run(cell, 1, losses);
        return run with
        {
            Model = ClassModel(cell),
            Evaluation = run.Evaluation! with { Losses = null, Classes = Classes(losses[^1]) },
            ChosenEpoch = 1,
            Samples = [new("/made/up/samples/fake/a-1.mid", "seed 0, temperature 0", [3, 3, 3, 3], [[60], [60, 64, 67], [60], [60]])],
        };
    }

    public static ReportPart OfClasses { get; } = Part(ClassRun(CellKind.Gru, [2.4, 2.1]), ClassRun(CellKind.Rnn, [2.6, 2.3])) with
    {
        Lines = [],
        AreTokensPitches = false,
        IsChosenByTraining = true,
        Corpus = new ReportCorpus(
            "chords", "No rights reserved.", [new("one", false, [1, 2, 3, 4, 5, 6]), new("two", true, [1, 2, 3, 900])]),
    };

    public static ReportPart Part(params ReportRun[] runs) => new(
        "fake",
        "An experiment that was never run.",
        0,
        [.. runs.Select(run => run.Model)],
        runs,
        [],
        new ReportCorpus(
            "scales",
            "No rights reserved.",
            [new("up", false, [.. Enumerable.Range(20, 60)]), new("down", true, [.. Enumerable.Range(20, 60).Reverse()])]),
        Lines,
        AreTokensPitches: true,
        IsChosenByTraining: false);

    public static ReportPart Typical { get; } = Part(
        Run(CellKind.Gru, 1, [0.021, 0.0185, 0.017]),
        Run(CellKind.Gru, 2, [0.022, 0.018, 0.0172]),
        Run(CellKind.Rnn, 1, [0.023, 0.02, 0.019]));

    /// <summary>Writes the full edition.</summary>
    public static void Write(ReportPart part, string folder) =>
        ReportWriter.Write(new(Edition.Full, folder, [part], "./build.sh --experiment=fake", null, [("epochs", "2")]));
}
