using Nocturne.Evaluation.Metrics;
using Nocturne.Models;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Claims;

/// <summary>What the report sees in the shapes of its curves.</summary>
internal static class LossClaims
{
    private static readonly int[] ReportedMinima = [30, 45, 25, 75];
    private const int Nearness = 10;
    private const int ReportedLead = 5;

    /// <summary>The LSTM's minima. Near means at most ten epochs away.</summary>
    public static Claim LstmMinima(IReadOnlyList<ClaimRun> runs)
    {
        const string title = "The LSTM's loss is lowest after about 30, 45, 25 and 75 epochs";
        const string says = "The LSTM's loss has local minima at about 30, 45, 25 and 75 epochs with one, two, three and four layers.";
        var judged = Of(runs, CellKind.Lstm).Where(run => run.Model.Layers <= ReportGrid.MostLayers && run.Epochs.Count >= Reported(run) + Nearness).ToList();
        if (judged.Count == 0)
            return Claim.Untold(title, says, "No LSTM here has been trained for as long as it takes to see.");
        var near = judged.Count(run => Math.Abs(run.Trace.LowestEpoch - Reported(run)) <= Nearness);
        var training = Median(judged.Select(run => (double)run.Trace.LowestTrainingEpoch));
        return new(
            title, says,
            [
                $"The loss on the held-out pieces falls and then rises again, and is what is judged here; the training loss falls nearly to the end (it is lowest in epoch {Decimals(training, 0)} of {judged[0].Epochs.Count}, at the median).",
                .. Enumerable.Range(1, ReportGrid.MostLayers).Select(layers => Depth(layers, [.. judged.Where(run => run.Model.Layers == layers)])),
                $"{near} of {judged.Count} are within {Nearness} epochs of what the report says.",
            ],
            near == judged.Count ? Verdict.Holds : Verdict.DoesNotHold);

        static int Reported(ClaimRun run) => ReportedMinima[run.Model.Layers - 1];
    }

    /// <summary>How far the GRU is ahead of the LSTM of the same size. About five means 2.5 to 10.</summary>
    public static Claim GruLead(IReadOnlyList<ClaimRun> runs)
    {
        const string title = "The GRU is there about 5 epochs before the LSTM";
        const string says = "The GRU reaches its minimum about 5 epochs earlier than the LSTM.";
        var pairs = (from gru in Of(runs, CellKind.Gru)
                     from lstm in Of(runs, CellKind.Lstm)
                     where lstm.Model == gru.Model with { Cell = CellKind.Lstm } && lstm.Epochs.Count == gru.Epochs.Count && lstm.Name["lstm".Length..] == gru.Name["gru".Length..]
                     select (gru.Size, Gru: gru.Trace.LowestEpoch, Lstm: lstm.Trace.LowestEpoch, Lead: (double)lstm.Trace.LowestEpoch - gru.Trace.LowestEpoch)).ToList();
        if (pairs.Count == 0)
            return Claim.Untold(title, says, "No GRU and LSTM of one size have been trained for the same number of epochs.");
        var (earlier, lead) = (pairs.Count(pair => pair.Lead > 0), Median(pairs.Select(pair => pair.Lead)));
        var isEarlier = earlier > pairs.Count / 2.0;
        var isByFive = lead is >= ReportedLead / 2.0 and <= ReportedLead * 2;
        return new(
            title, says,
            [
                $"Epoch of the lowest held-out loss, GRU and LSTM (layers x units): {string.Join("; ", pairs.Select(pair => $"{pair.Size} {pair.Gru} and {pair.Lstm}"))}.",
                $"The GRU is the earlier one in {earlier} of {pairs.Count}, by {Decimals(lead, 0)} epochs at the median.",
                $"That it is earlier {(isEarlier ? "holds" : "does not hold")}; that it is so by about {ReportedLead} epochs {(isByFive ? "holds" : "does not")}{(isByFive ? " too" : "")}.",
            ],
            isEarlier && isByFive ? Verdict.Holds : Verdict.DoesNotHold);
    }

    /// <summary>Spikes: a training or validation loss a fifth above the median of the ten epochs before it.</summary>
    public static Claim Spikes(IReadOnlyList<ClaimRun> runs)
    {
        const string title = "The vanilla RNN's loss has spikes";
        const string says = "The vanilla RNN's loss jumps up now and then, where the LSTM's and the GRU's do not.";
        var judged = runs.Where(run => run.Epochs.Count > LossTrace.LevelSpan).ToList();
        var (plain, gated) = (Of(judged, CellKind.Rnn).ToList(), judged.Where(run => run.Model.Cell != CellKind.Rnn).ToList());
        if (plain.Count == 0 || gated.Count == 0)
            return Claim.Untold(title, says, $"It takes an RNN and another network, each trained for more than {LossTrace.LevelSpan} epochs.");
        var (spiky, others) = (plain.Count(run => run.Trace.Spikes > 0), gated.Count(run => run.Trace.Spikes > 0));
        return new(
            title, says,
            [
                $"A spike is an epoch whose training or held-out loss is more than {Decimals(100 * (LossTrace.SpikeFactor - 1), 0)} % above the median of the {LossTrace.LevelSpan} epochs before it.",
                $"{spiky} of {plain.Count} RNNs have any{Listed(plain)}; {others} of {gated.Count} LSTMs and GRUs{Listed(gated)}.",
            ],
            spiky > 0 && spiky * gated.Count > others * plain.Count ? Verdict.Holds : Verdict.DoesNotHold);

        static string Listed(List<ClaimRun> runs) => runs.Exists(run => run.Trace.Spikes > 0)
            ? $" ({string.Join(", ", runs.Where(run => run.Trace.Spikes > 0).Select(run => $"{run.Name}: {Things(run.Trace.Spikes, "epoch")}"))})"
            : "";
    }

    private static string Depth(int layers, IReadOnlyList<ClaimRun> judged)
    {
        var reported = $"the report says {ReportedMinima[layers - 1]}";
        return judged.Count == 0
            ? $"{Things(layers, "layer")}: no network that is trained far enough to tell; {reported}."
            : $"{Things(layers, "layer")}: epoch {string.Join(" and ", judged.Select(run => $"{run.Trace.LowestEpoch} ({run.Model.Hidden} units)"))}; {reported}.";
    }

    private static IOrderedEnumerable<ClaimRun> Of(IEnumerable<ClaimRun> runs, CellKind cell) =>
        runs.Where(run => run.Model.Cell == cell).OrderBy(run => run.Model.Layers).ThenBy(run => run.Model.Hidden).ThenBy(run => run.Name, StringComparer.Ordinal);

    private static double Median(IEnumerable<double> values) => MetricRange.Of(values).Median;
}
