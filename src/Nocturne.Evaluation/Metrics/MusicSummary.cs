namespace Nocturne.Evaluation.Metrics;

/// <summary>The measures of <see cref="MusicMetrics"/> over several pieces.</summary>
/// <param name="Pieces">Pieces or excerpts measured.</param>
/// <param name="Notes">Notes in each.</param>
/// <param name="LongestRun">Most times that one note comes in a row.</param>
/// <param name="DistinctPitches">Different notes.</param>
/// <param name="PitchEntropyBits">Entropy of the notes, in bits.</param>
/// <param name="Distinct1">Different notes as a share of all.</param>
/// <param name="Distinct2">Different pairs as a share of all.</param>
/// <param name="Distinct4">Different groups of four as a share of all.</param>
/// <param name="RepeatShare">Share of the steps that stay on the same note.</param>
/// <param name="PitchRange">Highest less lowest note, in semitones.</param>
/// <param name="MeanAbsoluteInterval">Mean size of a step, in semitones.</param>
public sealed record MusicSummary(
    int Pieces,
    MetricRange Notes,
    MetricRange LongestRun,
    MetricRange DistinctPitches,
    MetricRange PitchEntropyBits,
    MetricRange Distinct1,
    MetricRange Distinct2,
    MetricRange Distinct4,
    MetricRange RepeatShare,
    MetricRange PitchRange,
    MetricRange MeanAbsoluteInterval)
{
    /// <summary>Measures whole pieces.</summary>
    /// <param name="pieces">Notes of each piece; at least one piece, each of at least one note.</param>
    public static MusicSummary Of(IEnumerable<int[]> pieces) => Over([.. pieces.Select(piece => MusicMetrics.Of(piece))]);

    /// <summary>
    /// Measures a corpus in excerpts as long as the pieces it is held against: a longer piece has more different notes and longer
    /// runs by its length alone. Excerpts follow one another; what is left at the end of a piece is not measured, but a piece shorter
    /// than an excerpt is measured whole.
    /// </summary>
    /// <param name="pieces">Notes of each piece; empty ones are left out, and one that is not must be there.</param>
    /// <param name="excerptNotes">Notes in an excerpt, 1 or more.</param>
    public static MusicSummary OfExcerpts(IEnumerable<int[]> pieces, int excerptNotes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(excerptNotes, 1);
        return Of(pieces.Where(piece => piece.Length > 0).SelectMany(piece => Excerpts(piece, excerptNotes)));
    }

    private static IEnumerable<int[]> Excerpts(int[] piece, int notes) =>
        piece.Length < notes ? [piece] : Enumerable.Range(0, piece.Length / notes).Select(i => piece[(i * notes)..((i + 1) * notes)]);

    private static MusicSummary Over(IReadOnlyList<MusicMetrics> all)
    {
        return new MusicSummary(
            all.Count,
            Range(piece => piece.Notes),
            Range(piece => piece.LongestRun),
            Range(piece => piece.DistinctPitches),
            Range(piece => piece.PitchEntropyBits),
            Range(piece => piece.Distinct1),
            Range(piece => piece.Distinct2),
            Range(piece => piece.Distinct4),
            Range(piece => piece.RepeatShare),
            Range(piece => piece.PitchRange),
            Range(piece => piece.MeanAbsoluteInterval));

        MetricRange Range(Func<MusicMetrics, double> measure) => MetricRange.Of(all.Select(measure));
    }
}
