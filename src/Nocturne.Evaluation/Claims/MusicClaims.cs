using Nocturne.Evaluation.Metrics;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Claims;

/// <summary>What the report hears in its music.</summary>
internal static class MusicClaims
{
    /// <summary>Stuck means that one note takes more than half of a piece in a row.</summary>
    public static Claim OneNote(IReadOnlyList<ClaimRun> runs)
    {
        const string title = "The music ends up on one note";
        const string says = "Fed its own answers, without chance, a network ends up repeating one note.";
        var pieces = runs.SelectMany(run => run.Pieces.Where(piece => piece.Length > 0).Select(piece => (run.Name, piece.Length, Longest: PitchMetrics.LongestRun(piece)))).ToList();
        if (pieces.Count == 0)
            return Claim.Untold(title, says, "No network here has composed without chance (temperature 0).");
        var (stuck, longest) = (pieces.Count(piece => piece.Longest > piece.Length / 2.0), MetricRange.Of(pieces.Select(piece => (double)piece.Longest)));
        var most = pieces.MaxBy(piece => piece.Longest);
        return new(
            title, says,
            [
                $"In {stuck} of {Things(pieces.Count, "piece")} by {Things(pieces.Select(piece => piece.Name).Distinct().Count(), "network")} one note takes more than half of the piece in a row.",
                $"The longest run of one note is {Decimals(longest.Median, 0)} at the median, {Decimals(longest.Lowest, 0)} to {Decimals(longest.Highest, 0)} ({most.Name}, {Count(most.Longest)} of {Things(most.Length, "note")}).",
            ],
            stuck > pieces.Count / 2.0 ? Verdict.Holds : Verdict.DoesNotHold);
    }
}
