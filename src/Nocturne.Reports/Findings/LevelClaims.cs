using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Text;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Findings;

/// <summary>The level of the report's losses.</summary>
internal static class LevelClaims
{
    // 0.024 to 0.026 as rounded numbers.
    private const double Min = 0.0235, Max = 0.0265;

    private static readonly (string Name, Func<ReportRun, double> Of)[] Readings =
    [
        ("The lowest held-out loss of a run", run => run.Trace.LowestValidation),
        ("The held-out loss after the last epoch", run => run.Epochs[^1].ValidationLoss),
        ("The training loss of the last epoch", run => run.Epochs[^1].TrainingLoss),
    ];

    /// <summary>Holds if any kind of loss is at that level in most runs; the report does not say which it means.</summary>
    public static Claim Losses(IReadOnlyList<ReportRun> runs, IReadOnlyList<LossLine> lines)
    {
        const string title = "The losses are about 0.024 to 0.026";
        const string says = "The networks reach losses of about 0.024 to 0.026.";
        if (runs.Count == 0)
            return Claim.Undecided(title, says, "No network is trained.");
        var nearest = Readings.MaxBy(reading => InRange(reading.Of));
        return Claim.Decided(title, says, InRange(nearest.Of) > runs.Count / 2.0,
        [
            .. Readings.Select(reading => $"{reading.Name}: {ByCell(runs, reading.Of)}."),
            $"{nearest.Name} is the closest, with {InRange(nearest.Of)} of {Counted.Of(runs.Count, "network")} in that range.",
            .. lines.Where(line => line.Name is TrivialPredictors.TrainingMean or TrivialPredictors.WindowMean)
                .Select(line => Against(line, runs)),
        ]);

        int InRange(Func<ReportRun, double> loss) => runs.Count(run => IsInRange(loss(run)));
    }

    private static string ByCell(IEnumerable<ReportRun> runs, Func<ReportRun, double> loss) => string.Join("; ",
        from run in runs
        group loss(run) by run.Model.Cell into cell
        orderby cell.Key
        select $"{CellName.Of(cell.Key)} {Loss(cell.Min())} to {Loss(cell.Max())}, {cell.Count(IsInRange)} of {cell.Count()} in range");

    private static string Against(LossLine line, IReadOnlyList<ReportRun> runs) =>
        $"Always predicting the {line.Name} has a held-out loss of {Loss(line.ScaledMse)}: " +
        $"{runs.Count(run => run.Trace.LowestValidation < line.ScaledMse)} of {Counted.Of(runs.Count, "network")} " +
        "are below it at their minimum, " +
        $"{runs.Count(run => run.Epochs[^1].ValidationLoss < line.ScaledMse)} after the last epoch" +
        $"{(line.ScaledMse < Min ? "; the report's losses are above it" : "")}.";

    private static bool IsInRange(double loss) => loss is >= Min and < Max;
}
