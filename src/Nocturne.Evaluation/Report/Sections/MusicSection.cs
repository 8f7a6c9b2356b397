using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report.Figures;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What the models composed, in numbers beside the corpus.</summary>
internal static class MusicSection
{
    private static readonly (string Title, int Decimals, Func<MusicSummary, MetricRange> Of)[] Measures =
    [
        ("Longest run", 1, music => music.LongestRun),
        ("Different notes", 1, music => music.DistinctPitches),
        ("Entropy (bits)", 2, music => music.PitchEntropyBits),
        ("Distinct-1", 2, music => music.Distinct1),
        ("Distinct-2", 2, music => music.Distinct2),
        ("Distinct-4", 2, music => music.Distinct4),
        ("Repeats", 3, music => music.RepeatShare),
        ("Range", 1, music => music.PitchRange),
        ("Mean interval", 2, music => music.MeanAbsoluteInterval),
    ];

    private const int MeasuresOfNumbers = 2;        // the last ones: where a token is a name, its number is no pitch

    private static (string Title, int Decimals, Func<MusicSummary, MetricRange> Of)[] MeasuresOf(ReportInput input) =>
        input.AreTokensPitches ? Measures : [("Longest run", 1, music => music.LongestRun), ("Different tokens", 1, music => music.DistinctPitches), .. Measures[2..^MeasuresOfNumbers]];

    /// <summary>Every composed piece that has a note.</summary>
    public static List<ReportSample> Samples(IEnumerable<ReportRun> runs) =>
        [.. runs.SelectMany(run => run.Samples).Where(sample => sample.Tokens.Length > 0)];

    public static IEnumerable<Block> Build(ReportInput input, List<ReportRun> runs)
    {
        yield return new Heading(2, "What they composed");
        var samples = Samples(runs);
        if (samples.Count == 0)
        {
            yield return Paragraph.Of("Nothing was composed in this experiment.");
            yield break;
        }
        var notes = samples.Min(sample => sample.Tokens.Length);
        var corpus = MusicSummary.OfExcerpts(input.Corpus.Pieces.Select(piece => piece.Tokens), notes);
        yield return Paragraph.Of(
            "Each model's row is the mean over its pieces. ",
            $"The shaded rows are the corpus in {Things(corpus.Pieces, "excerpt")} of up to {Things(notes, "note")}, as long as what was composed. ",
            "Bold: outside of all that the corpus does.");
        yield return new Table(
            [new("Model", IsNumber: false), .. MeasuresOf(input).Select(measure => new Column(measure.Title))],
            [.. Rows(corpus, runs, MeasuresOf(input))]);
        if (input.AreTokensPitches)
            yield return new Figure(HistogramFigure.Draw(input.Corpus.Pieces.SelectMany(piece => piece.Tokens), [.. ByCell(runs)]));
    }

    private static IEnumerable<Row> Rows(
        MusicSummary corpus, List<ReportRun> runs, (string Title, int Decimals, Func<MusicSummary, MetricRange> Of)[] measures)
    {
        yield return Reference("corpus, mean", (range, decimals) => Decimals(range.Mean, decimals));
        yield return Reference("corpus, middle half", (range, decimals) => Span(range.LowerQuartile, range.UpperQuartile, decimals));
        yield return Reference("corpus, all", (range, decimals) => Span(range.Lowest, range.Highest, decimals));
        foreach (var run in runs)
            if (Samples([run]) is { Count: > 0 } samples)
                yield return Row(run.Name, MusicSummary.Of(samples.Select(sample => sample.Tokens)), corpus, measures);

        Row Reference(string name, Func<MetricRange, int, string> text) =>
            Pages.Row.Of(true, [name, .. measures.Select(measure => (Inline)text(measure.Of(corpus), measure.Decimals))]);
    }

    private static Row Row(
        string name, MusicSummary music, MusicSummary corpus, (string Title, int Decimals, Func<MusicSummary, MetricRange> Of)[] measures) => Pages.Row.Of(
        false,
        [
            name,
            .. measures.Select(measure =>
            {
                var (mean, range) = (measure.Of(music).Mean, measure.Of(corpus));
                var text = Decimals(mean, measure.Decimals);
                return mean < range.Lowest || mean > range.Highest ? Inline.Strong(text) : text;
            }),
        ]);

    private static IEnumerable<(string, IReadOnlyList<int>)> ByCell(List<ReportRun> runs) =>
        from run in runs
        from sample in Samples([run])
        group sample.Tokens by run.Model.Cell into cell
        orderby cell.Key
        select (CellName.Of(cell.Key), (IReadOnlyList<int>)[.. cell.SelectMany(tokens => tokens)]);
}
