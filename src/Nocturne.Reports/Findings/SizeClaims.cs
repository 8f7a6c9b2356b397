using Nocturne.Evaluation.Measures;
using Nocturne.Models;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Findings;

/// <summary>The question that the report's grid asks: whether larger networks are better.</summary>
internal static class SizeClaims
{
    /// <summary>Compares each network with the one with a layer less.</summary>
    public static Claim Layers(IReadOnlyList<ReportRun> runs) => Judge(
        "More layers help", "The report's grid has one to four layers: do more of them help?", "layer", runs,
        model => model.Layers, model => model with { Layers = model.Layers - 1 });

    /// <summary>Compares each network with the one with half the units.</summary>
    public static Claim Units(IReadOnlyList<ReportRun> runs) => Judge(
        "More units help", "The report's grid has 64 and 128 units a layer: do more of them help?", "unit", runs,
        model => model.Hidden, model => model with { Hidden = model.Hidden / 2 });

    private static Claim Judge(
        string title, string says, string thing, IReadOnlyList<ReportRun> runs,
        Func<ModelSpec, int> count, Func<ModelSpec, ModelSpec> smaller)
    {
        var pairs = (from large in runs
                     from small in runs
                     where count(small.Model) >= 1 && small.Model == smaller(large.Model)
                         && Seed(small) == Seed(large) && small.Epochs.Count == large.Epochs.Count
                     select large.Trace.LowestValidation / small.Trace.LowestValidation - 1).ToList();
        if (pairs.Count == 0)
            return Claim.Undecided(title, says, "No two networks that differ only in this have been trained equally long.");
        var (better, change) = (pairs.Count(pair => pair < 0), MetricRange.MedianOf(pairs));
        var means = from run in runs
                    group run.Trace.LowestValidation by count(run.Model) into size
                    orderby size.Key
                    select $"{Counted.Of(size.Key, thing)} {Loss(size.Average())} ({Counted.Of(size.Count(), "network")})";
        return Claim.Decided(title, says, better > pairs.Count / 2.0 && change < 0,
        [
            $"Lowest held-out loss, mean over the networks of each size: {string.Join(", ", means)}.",
            $"In {better} of {Counted.Of(pairs.Count, "pair")} of networks that differ only in this, the larger one has the lower loss; " +
            $"the median change is {Percent(change)}.",
        ]);
    }

    private static string Seed(ReportRun run) => run.Name[(run.Name.LastIndexOf('-') + 1)..];
}
