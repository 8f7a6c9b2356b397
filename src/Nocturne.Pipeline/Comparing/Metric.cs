using Nocturne.Evaluation.Measures;
using Nocturne.Models;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Comparing;

/// <summary>A number by which two runs are compared.</summary>
/// <param name="Key">Name in JSON.</param>
/// <param name="Title">Name in tables.</param>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="Better">-1 if lower is better, 1 if higher is better, 0 if neither is.</param>
/// <param name="IsLoss">Whether it depends on what the head predicts, as a loss does.</param>
/// <param name="Of">Gets the number of a run, or <c>null</c> if it is not known yet.</param>
internal sealed record Metric(string Key, string Title, int Decimals, int Better, bool IsLoss, Func<RunResults, double?> Of)
{
    /// <summary>All metrics, in the order of the stages that produce them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("trainingLossLowest", "training loss, lowest", 6, -1, true, run => Lowest(run, epoch => epoch.TrainingLoss)),
        new("trainingLossLast", "training loss, last", 6, -1, true, run => run.Record.Epochs[^1].TrainingLoss),
        new("validationLossLowest", "validation loss, lowest", 6, -1, true, run => Lowest(run, epoch => epoch.ValidationLoss)),
        new("validationLossLast", "validation loss, last", 6, -1, true, run => run.Record.Epochs[^1].ValidationLoss),
        new("bestEpoch", "best epoch", 0, 0, false, run => run.Record.Best.Epoch),
        new("seconds", "training time, s", 1, -1, false, run => run.Record.Seconds),
        new("semitonesRms", "semitones RMS", 2, -1, true, run => run.Evaluation?.Losses?.Validation.SemitonesRms),
        new("rSquared", "R²", 3, 1, true, run => run.Evaluation?.Losses?.Validation.RSquared),
        new("accuracy", "accuracy", 4, 1, true, run => run.Evaluation?.Classes?.Validation.Accuracy),
        new(
            "mostProbableRepeatsShare", "repeated last token, share", 4, 0, false,
            run => run.Evaluation?.Classes?.Validation.RepeatShare),
        .. Measure.All.Select(
            measure => new Metric(measure.Key, $"music: {measure.Title}", measure.Decimals, 0, false, run => Mean(run, measure))),
    ];

    /// <summary>Finds a metric by its key.</summary>
    public static Metric Named(string key) => All.Single(metric => metric.Key == key);

    /// <summary>Computes the change from one run to another.</summary>
    /// <returns>The change, or <c>null</c> if neither side has the number.</returns>
    public MetricChange? Change(RunResults baseline, RunResults experiment)
    {
        var (before, after) = (Of(baseline), Of(experiment));
        if (before is null && after is null)
            return null;
        var isSameMeasure = !IsLoss || Quantity(baseline) == Quantity(experiment);
        var change = after - before;
        if (!isSameMeasure || change is not { } known || !double.IsFinite(known))
            return new(Key, before, after, null, null, null);
        return new(Key, before, after, known, before == 0 ? null : 100 * known / Math.Abs(before!.Value), Verdict(known));
    }

    // Cross-entropies over different numbers of classes are not comparable either.
    private static (HeadKind, int) Quantity(RunResults results) => (results.Record.Model.Heads[0].Kind, results.Record.Model.OutputSize);

    private string? Verdict(double change) => (Better, Math.Sign(Math.Round(change, Decimals))) switch
    {
        (0, _) => null,
        (_, 0) => "same",
        var (better, sign) => better == sign ? "better" : "worse",
    };

    // Epochs with a NaN loss are ignored, unless all of them are NaN.
    private static double Lowest(RunResults run, Func<EpochMetrics, double> loss) =>
        run.Record.Epochs.Select(loss).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Min();

    private static double? Mean(RunResults run, Measure measure) => run.Music.TryGetValue(measure, out var mean) ? mean : null;
}
