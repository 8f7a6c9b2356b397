using Nocturne.Evaluation.Metrics;
using Nocturne.Models;
using Nocturne.Training;

namespace Nocturne.Pipeline.Comparing;

/// <summary>A number that two runs are compared by.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Decimals">Digits behind the point that are worth showing.</param>
/// <param name="Better">-1: less is better; 1: more is better; 0: neither by itself.</param>
/// <param name="IsLoss">Whether it is a loss, which measures something else for another head.</param>
/// <param name="Of">The number of a run; <c>null</c> where it is not known yet.</param>
internal sealed record Metric(string Key, string Title, int Decimals, int Better, bool IsLoss, Func<RunResults, double?> Of)
{
    /// <summary>All of them, in the order of the stages that they come from.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("trainingLossLowest", "training loss, lowest", 6, -1, true, run => Lowest(run, epoch => epoch.TrainingLoss)),
        new("trainingLossLast", "training loss, last", 6, -1, true, run => run.Record.Epochs[^1].TrainingLoss),
        new("validationLossLowest", "validation loss, lowest", 6, -1, true, run => Lowest(run, epoch => epoch.ValidationLoss)),
        new("validationLossLast", "validation loss, last", 6, -1, true, run => run.Record.Epochs[^1].ValidationLoss),
        new("bestEpoch", "epoch of the lowest", 0, 0, false, run => run.Record.Best.Epoch),
        new("seconds", "seconds of training", 1, -1, false, run => run.Record.Seconds),
        new("semitonesRms", "semitones RMS", 2, -1, true, run => run.Evaluation?.Losses?.Validation.SemitonesRms),
        new("rSquared", "R²", 3, 1, true, run => run.Evaluation?.Losses?.Validation.RSquared),
        new("accuracy", "right answers, share", 4, 1, true, run => run.Evaluation?.Classes?.Validation.Accuracy),
        new("repeatShare", "most probable repeats the last, share", 4, 0, false, run => run.Evaluation?.Classes?.Validation.RepeatShare),
        new("longestRun", "samples: longest run", 1, 0, false, run => Mean(run, sample => sample.LongestRun)),
        new("distinctPitches", "samples: distinct pitches", 1, 0, false, run => Mean(run, sample => sample.DistinctPitches)),
        new("pitchEntropyBits", "samples: entropy, bits", 2, 0, false, run => Mean(run, sample => sample.PitchEntropyBits)),
    ];

    /// <summary>The metric of a key.</summary>
    public static Metric Named(string key) => All.Single(metric => metric.Key == key);

    /// <summary>The change from one run to another.</summary>
    /// <returns><c>null</c> where neither side knows the number.</returns>
    public MetricChange? Change(RunResults baseline, RunResults experiment)
    {
        var (before, after) = (Of(baseline), Of(experiment));
        if (before is null && after is null)
            return null;
        var isSameMeasure = !IsLoss || Measure(baseline) == Measure(experiment);
        var change = after - before;
        if (!isSameMeasure || change is not { } known || !double.IsFinite(known))
            return new(Key, before, after, null, null, null);
        return new(Key, before, after, known, before == 0 ? null : 100 * known / Math.Abs(before!.Value), Verdict(known));
    }

    // A cross-entropy over other classes is another measure too.
    private static (HeadKind, int) Measure(RunResults results) => (results.Record.Model.Head, results.Record.Model.OutputSize);

    private string? Verdict(double change) => (Better, Math.Sign(Math.Round(change, Decimals))) switch
    {
        (0, _) => null,
        (_, 0) => "same",
        var (better, sign) => better == sign ? "better" : "worse",
    };

    // An epoch that came to no number is none of the lowest; where all did, that is what there is to say.
    private static double Lowest(RunResults run, Func<EpochMetrics, double> loss) =>
        run.Record.Epochs.Select(loss).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Min();

    private static double? Mean(RunResults run, Func<MusicMetrics, double> measure) =>
        run.Samples.Count == 0 ? null : run.Samples.Average(measure);
}
