using Nocturne.Evaluation.Measures;
using Nocturne.Models;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Findings;

/// <summary>Observations about the shapes of the report's curves.</summary>
internal static class LossClaims
{
    private static readonly int[] ReportedMinima = [30, 45, 25, 75];
    private const int Tolerance = 10;
    private const int ReportedLead = 5;

    /// <summary>The LSTM's minima, within ten epochs.</summary>
    public static Claim LstmMinima(IReadOnlyList<ReportRun> runs)
    {
        const string title = "The LSTM's loss is lowest after about 30, 45, 25 and 75 epochs";
        const string says = "The LSTM's loss has local minima at about 30, 45, 25 and 75 epochs with one, two, three and four layers.";
        var judged = Of(runs, CellKind.Lstm)
            .Where(run => run.Model.Layers <= ReportGrid.MaxLayers && run.Epochs.Count >= Reported(run) + Tolerance).ToList();
        if (judged.Count == 0)
            return Claim.Undecided(title, says, "No LSTM has been trained long enough.");
        var near = judged.Count(run => Math.Abs(run.Trace.LowestEpoch - Reported(run)) <= Tolerance);
        var training = MetricRange.MedianOf(judged.Select(run => (double)run.Trace.LowestTrainingEpoch));
        return Claim.Decided(title, says, near == judged.Count,
        [
            "The held-out loss falls and then rises again, so its minimum is compared. The training loss falls nearly to the end: " +
            $"its median minimum is in epoch {Decimals(training, 0)} of {judged[0].Epochs.Count}.",
            .. Enumerable.Range(1, ReportGrid.MaxLayers)
                .Select(layers => Depth(layers, [.. judged.Where(run => run.Model.Layers == layers)])),
            $"{near} of {judged.Count} are within {Tolerance} epochs of the report's numbers.",
        ]);

        static int Reported(ReportRun run) => ReportedMinima[run.Model.Layers - 1];
    }

    /// <summary>How much earlier the GRU is than the LSTM of the same size. About 5 epochs means 2.5 to 10.</summary>
    public static Claim GruLead(IReadOnlyList<ReportRun> runs)
    {
        const string title = "The GRU reaches its minimum about 5 epochs before the LSTM";
        const string says = "The GRU reaches its minimum about 5 epochs earlier than the LSTM.";
        var pairs = (from gru in Of(runs, CellKind.Gru)
                     from lstm in Of(runs, CellKind.Lstm)
                     where lstm.Model == gru.Model with { Cell = CellKind.Lstm } && lstm.Epochs.Count == gru.Epochs.Count
                         && lstm.Name["lstm".Length..] == gru.Name["gru".Length..]
                     select (gru.Size, Gru: gru.Trace.LowestEpoch, Lstm: lstm.Trace.LowestEpoch)).ToList();
        if (pairs.Count == 0)
            return Claim.Undecided(title, says, "No GRU and LSTM of the same size have been trained for the same number of epochs.");
        var earlier = pairs.Count(pair => pair.Gru < pair.Lstm);
        var lead = MetricRange.MedianOf(pairs.Select(pair => (double)pair.Lstm - pair.Gru));
        var isEarlier = earlier > pairs.Count / 2.0;
        var isByFive = lead is >= ReportedLead / 2.0 and <= ReportedLead * 2;
        return Claim.Decided(title, says, isEarlier && isByFive,
        [
            "Epoch of the lowest held-out loss, GRU and LSTM (layers x units): " +
            $"{string.Join("; ", pairs.Select(pair => $"{pair.Size} {pair.Gru} and {pair.Lstm}"))}.",
            $"The GRU is earlier in {earlier} of {Counted.Of(pairs.Count, "pair")}; the median lead is {Decimals(lead, 0)} epochs.",
            $"Being earlier {Holds(isEarlier)}; a lead of about {ReportedLead} epochs {Holds(isByFive)}.",
        ]);

        static string Holds(bool holds) => holds ? "holds" : "does not hold";
    }

    /// <summary>Spikes: a training or validation loss 20 % above the median of the ten epochs before it.</summary>
    public static Claim Spikes(IReadOnlyList<ReportRun> runs)
    {
        const string title = "The vanilla RNN's loss has spikes";
        const string says = "The vanilla RNN's loss has occasional spikes; the losses of the LSTM and the GRU have none.";
        var judged = runs.Where(run => run.Epochs.Count > LossTrace.LevelSpan).ToList();
        var (plain, gated) = (Of(judged, CellKind.Rnn).ToList(), judged.Where(run => run.Model.Cell != CellKind.Rnn).ToList());
        if (plain.Count == 0 || gated.Count == 0)
            return Claim.Undecided(title, says, $"Needs an RNN and an LSTM or GRU, trained for more than {LossTrace.LevelSpan} epochs.");
        var (spiky, others) = (plain.Count(run => run.Trace.Spikes > 0), gated.Count(run => run.Trace.Spikes > 0));
        return Claim.Decided(title, says, spiky > 0 && spiky * gated.Count > others * plain.Count,
        [
            $"A spike is an epoch whose training or held-out loss is more than {Decimals(100 * (LossTrace.SpikeFactor - 1), 0)} % above " +
            $"the median of the {LossTrace.LevelSpan} epochs before it.",
            $"{spiky} of {Counted.Of(plain.Count, "RNN")} {(spiky == 1 ? "has" : "have")} spikes{Names(plain)}; " +
            $"{others} of {gated.Count} LSTMs and GRUs{Names(gated)}.",
        ]);

        static string Names(List<ReportRun> runs)
        {
            var spikes = from run in runs where run.Trace.Spikes > 0 select $"{run.Name}: {Counted.Of(run.Trace.Spikes, "epoch")}";
            return spikes.Any() ? $" ({string.Join(", ", spikes)})" : "";
        }
    }

    private static string Depth(int layers, IReadOnlyList<ReportRun> judged)
    {
        var epochs = judged.Select(run => $"{run.Trace.LowestEpoch} ({run.Model.Hidden} units)").DefaultIfEmpty("unknown");
        return $"{Counted.Of(layers, "layer")}: epoch {string.Join(" and ", epochs)}; the report says {ReportedMinima[layers - 1]}.";
    }

    private static IOrderedEnumerable<ReportRun> Of(IEnumerable<ReportRun> runs, CellKind cell) => runs.Where(run => run.Model.Cell == cell)
        .OrderBy(run => run.Model.Layers).ThenBy(run => run.Model.Hidden).ThenBy(run => run.Name, StringComparer.Ordinal);
}
