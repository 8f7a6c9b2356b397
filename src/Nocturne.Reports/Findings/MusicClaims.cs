using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Findings;

/// <summary>The observation about the report's music.</summary>
internal static class MusicClaims
{
    /// <summary>Whether, without sampling, one note takes more than half of a piece in a row.</summary>
    public static Claim OneNote(IReadOnlyList<ReportRun> runs)
    {
        const string title = "The music ends up on one note";
        const string says = "A network that is fed its own output without sampling ends up repeating one note.";
        var pieces = (from run in runs
                      from sample in run.Music
                      where sample.Temperature == 0
                      select (run.Name, sample.Tokens.Length, Longest: PitchMetrics.LongestRun(sample.Tokens))).ToList();
        if (pieces.Count == 0)
            return Claim.Undecided(title, says, "No network has composed at temperature 0.");
        var stuck = pieces.Count(piece => piece.Longest > piece.Length / 2.0);
        var longest = MetricRange.Of(pieces.Select(piece => (double)piece.Longest));
        var max = pieces.MaxBy(piece => piece.Longest);
        return Claim.Decided(title, says, stuck > pieces.Count / 2.0,
        [
            $"In {stuck} of {Counted.Of(pieces.Count, "piece")} by " +
            $"{Counted.Of(pieces.DistinctBy(piece => piece.Name).Count(), "network")}, " +
            "one note takes more than half of the piece in a row.",
            $"The longest run of one note has a median of {Decimals(longest.Median, 0)} and a range of {Decimals(longest.Lowest, 0)} to " +
            $"{Decimals(longest.Highest, 0)} ({max.Name}: {Count(max.Longest)} of {Counted.Of(max.Length, "note")}).",
        ]);
    }
}
