namespace Nocturne.Evaluation.Measures;

/// <summary>How every <see cref="Measure"/> is spread over several pieces.</summary>
public sealed class MusicSummary
{
    private readonly Dictionary<Measure, MetricRange> _ranges;

    private MusicSummary(List<int[]> pieces)
    {
        Pieces = pieces.Count;
        Tokens = MetricRange.Of(pieces.Select(piece => (double)piece.Length));
        _ranges = Measure.All.ToDictionary(measure => measure, measure => MetricRange.Of(pieces.Select(piece => measure.Of(piece))));
    }

    /// <summary>Number of pieces or excerpts.</summary>
    public int Pieces { get; }

    /// <summary>Tokens per piece.</summary>
    public MetricRange Tokens { get; }

    /// <summary>The spread of a measure.</summary>
    public MetricRange this[Measure measure] => _ranges[measure];

    /// <summary>Measures pieces.</summary>
    /// <param name="pieces">Tokens of each piece; at least one piece, each of at least one token.</param>
    public static MusicSummary Of(IEnumerable<int[]> pieces) => new([.. pieces]);

    /// <summary>
    /// Measures a corpus in consecutive excerpts as long as the pieces it is compared with, since a longer piece has more different tokens
    /// and longer runs. The rest at the end of a piece is skipped; a piece shorter than an excerpt is measured as it is.
    /// </summary>
    /// <param name="pieces">Tokens of each piece; empty pieces are skipped, at least one is not empty.</param>
    /// <param name="length">Tokens per excerpt, 1 or more.</param>
    public static MusicSummary OfExcerpts(IEnumerable<int[]> pieces, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return Of(pieces.Where(piece => piece.Length > 0).SelectMany(piece => Excerpts(piece, length)));
    }

    private static IEnumerable<int[]> Excerpts(int[] piece, int length) =>
        piece.Length < length ? [piece] : Enumerable.Range(0, piece.Length / length).Select(i => piece[(i * length)..((i + 1) * length)]);
}
