namespace Nocturne.Evaluation.Measures;

/// <summary>A number that describes a piece. Reports, tables and comparisons list <see cref="All"/>: a new measure is one row.</summary>
/// <param name="Key">Name in JSON, in camel case.</param>
/// <param name="Title">Name in a table, with its unit.</param>
/// <param name="Meaning">What it counts, for the glossary of a report.</param>
/// <param name="Decimals">Decimals worth showing.</param>
/// <param name="Of">Computes it from the tokens of a piece, at least one.</param>
/// <param name="NeedsPitches">Whether it takes tokens for pitches, and so means nothing where tokens are names.</param>
public sealed record Measure(
    string Key, string Title, string Meaning, int Decimals, Func<ReadOnlySpan<int>, double> Of, bool NeedsPitches = false)
{
    /// <summary>The longest run of one token.</summary>
    public static Measure LongestRun { get; } = new(
        "longestRun", "Longest run", "length of the longest run of one token. A stuck model repeats one token to the end.", 1,
        tokens => PitchMetrics.LongestRun(tokens));

    /// <summary>The number of different tokens.</summary>
    public static Measure DistinctTokens { get; } = new(
        "distinctTokens", "Different tokens", "number of different tokens in a piece.", 1, tokens => PitchMetrics.DistinctPitches(tokens));

    /// <summary>The entropy of the tokens.</summary>
    public static Measure EntropyBits { get; } = new(
        "entropyBits", "Entropy (bits)",
        "evenness of the use of tokens, in bits per token: 0 for a single token, 6.46 for 88 equally frequent ones.",
        3, PitchMetrics.EntropyBits);

    /// <summary>The share of different groups of four neighbours.</summary>
    public static Measure Distinct4 { get; } = Distinct(4, "groups of four neighbouring tokens");

    /// <summary>The share of steps that repeat the token before.</summary>
    public static Measure RepeatShare { get; } = new(
        "repeatShare", "Repeats", "share of steps that repeat the token before.", 3, PitchMetrics.RepeatShare);

    /// <summary>All measures, in the order of tables.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        LongestRun,
        DistinctTokens,
        EntropyBits,
        Distinct(1, "tokens"),
        Distinct(2, "pairs of neighbouring tokens"),
        Distinct4,
        RepeatShare,
        new("range", "Range (semitones)", "distance from the lowest to the highest note.", 1, notes => PitchMetrics.Range(notes), true),
        new(
            "meanInterval", "Mean interval (semitones)", "mean distance between neighbouring notes.", 2,
            PitchMetrics.MeanAbsoluteInterval, true),
    ];

    /// <summary>The measures that make sense for an encoding.</summary>
    /// <param name="arePitches">Whether its tokens are pitches.</param>
    public static IReadOnlyList<Measure> For(bool arePitches) => [.. All.Where(measure => arePitches || !measure.NeedsPitches)];

    private static Measure Distinct(int length, string groups) => new(
        $"distinct{length}", $"Distinct-{length}", $"different {groups} as a share of all.", 3,
        tokens => PitchMetrics.Distinct(tokens, length));
}
