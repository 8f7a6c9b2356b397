using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Report.Sections;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Claims;

/// <summary>How low the report's losses are.</summary>
internal static class LevelClaims
{
    // 0.024 to 0.026 as rounded numbers.
    private const double Least = 0.0235, Most = 0.0265;

    private static readonly (string Name, Func<ClaimRun, double> Of)[] Readings =
    [
        ("The lowest held-out loss of a run", run => run.Trace.LowestValidation),
        ("The held-out loss after the last epoch", run => run.Epochs[^1].ValidationLoss),
        ("The training loss of the last epoch", run => run.Epochs[^1].TrainingLoss),
    ];

    /// <summary>The losses, whichever the report means: more than half of the runs must have one of them there.</summary>
    public static Claim Losses(ClaimInput input)
    {
        const string title = "The losses are about 0.024 to 0.026";
        const string says = "The losses that its networks come to are about 0.024 to 0.026.";
        if (input.Runs.Count == 0)
            return Claim.Untold(title, says, "No network is trained.");
        var nearest = Readings.MaxBy(reading => There(reading.Of));
        return new(
            title, says,
            [
                .. Readings.Select(reading => $"{reading.Name}: {ByCell(input.Runs, reading.Of)}."),
                $"{nearest.Name} is the nearest to it, with {There(nearest.Of)} of {Things(input.Runs.Count, "network")} there.",
                .. input.Lines.Where(line => line.Name is TrivialPredictors.TrainingMean or TrivialPredictors.WindowMean).Select(line => Against(line, input.Runs)),
            ],
            There(nearest.Of) > input.Runs.Count / 2.0 ? Verdict.Holds : Verdict.DoesNotHold);

        int There(Func<ClaimRun, double> loss) => input.Runs.Count(run => IsThere(loss(run)));
    }

    private static string ByCell(IEnumerable<ClaimRun> runs, Func<ClaimRun, double> loss) => string.Join("; ", runs
        .GroupBy(run => run.Model.Cell).OrderBy(cell => cell.Key)
        .Select(cell => $"{CellName.Of(cell.Key)} {Loss(cell.Min(loss))} to {Loss(cell.Max(loss))}, {cell.Count(run => IsThere(loss(run)))} of {cell.Count()} there"));

    private static string Against(LossLine line, IReadOnlyList<ClaimRun> runs) =>
        $"Always answering the {line.Name} has {Loss(line.ScaledMse)} on the held-out pieces: {runs.Count(run => run.Trace.LowestValidation < line.ScaledMse)} of {runs.Count} networks " +
        $"are below it at their lowest, {runs.Count(run => run.Epochs[^1].ValidationLoss < line.ScaledMse)} after the last epoch{(line.ScaledMse < Least ? ", and the report's losses are above it" : "")}.";

    private static bool IsThere(double loss) => loss is >= Least and < Most;
}
