using Nocturne.Evaluation.Metrics;
using Nocturne.Models;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Claims;

/// <summary>The question that the report's grid asks: whether larger networks are better ones.</summary>
internal static class SizeClaims
{
    /// <summary>Each network against the one with a layer less.</summary>
    public static Claim Layers(IReadOnlyList<ClaimRun> runs) => Judge(
        "More layers help", "The report's grid goes from one layer to four, which asks whether more of them help.", "layer", runs,
        model => model.Layers, model => model with { Layers = model.Layers - 1 });

    /// <summary>Each network against the one with half of the units.</summary>
    public static Claim Units(IReadOnlyList<ClaimRun> runs) => Judge(
        "More units help", "The report's grid has 64 and 128 units a layer, which asks whether more of them help.", "unit", runs,
        model => model.Hidden, model => model with { Hidden = model.Hidden / 2 });

    private static Claim Judge(
        string title, string says, string thing, IReadOnlyList<ClaimRun> runs, Func<ModelSpec, int> count, Func<ModelSpec, ModelSpec> smaller)
    {
        var pairs = (from large in runs
                     from small in runs
                     where small.Model == smaller(large.Model) && Seed(small) == Seed(large) && small.Epochs.Count == large.Epochs.Count && count(small.Model) >= 1
                     select large.Trace.LowestValidation / small.Trace.LowestValidation - 1).ToList();
        if (pairs.Count == 0)
            return Claim.Untold(title, says, "No two networks that differ in this alone have been trained for the same number of epochs.");
        var (better, change) = (pairs.Count(pair => pair < 0), MetricRange.Of(pairs).Median);
        return new(
            title, says,
            [
                $"Lowest held-out loss, mean over the networks of each size: {string.Join(", ", runs.GroupBy(run => count(run.Model)).OrderBy(size => size.Key).Select(size => $"{Things(size.Key, thing)} {Loss(size.Average(run => run.Trace.LowestValidation))} ({Things(size.Count(), "network")})"))}.",
                $"Of {Things(pairs.Count, "pair")} of networks that differ in this alone the larger has the lower loss in {better}; the change is {Percent(change)} at the median.",
            ],
            better > pairs.Count / 2.0 && change < 0 ? Verdict.Holds : Verdict.DoesNotHold);
    }

    private static string Seed(ClaimRun run) => run.Name[(run.Name.LastIndexOf('-') + 1)..];
}
