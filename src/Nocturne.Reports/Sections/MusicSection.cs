using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Figures;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Text;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>Measures of the composed music compared with the corpus.</summary>
internal sealed class MusicSection() : Section(Edition.Full)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var part = input.First;
        yield return new Heading(2, "Composed music");
        if (part.CorpusMusic is not { } corpus)
        {
            yield return Paragraph.Of("Nothing was composed in this experiment.");
            yield break;
        }
        yield return Paragraph.Of(
            "A model's row is the mean over its pieces. ",
            $"The shaded rows are the corpus in {Counted.Of(corpus.Pieces, "excerpt")} of up to ",
            part.InWords($"{Counted.Of(part.Samples.Min(sample => sample.Tokens.Length), "token")}, the length of the composed pieces. "),
            "Bold values are outside the range of the corpus.");
        yield return new Table(
            [new("Model", IsNumber: false), .. part.Measures.Select(measure => new Column(part.InWords(measure.Title)))],
            [.. Rows(part, corpus)]);
        if (part.AreTokensPitches)
            yield return new Figure(
                HistogramFigure.Draw(part.Corpus.Pieces.SelectMany(piece => piece.Tokens), [.. ByCell(part.BestFirst)]));
    }

    private static IEnumerable<Row> Rows(ReportPart part, MusicSummary corpus)
    {
        yield return Reference("corpus, mean", (range, decimals) => Decimals(range.Mean, decimals));
        yield return Reference("corpus, middle half", (range, decimals) => Between(range.LowerQuartile, range.UpperQuartile, decimals));
        yield return Reference("corpus, all", (range, decimals) => Between(range.Lowest, range.Highest, decimals));
        foreach (var run in part.BestFirst)
            if (run.Summary is { } music)
                yield return Row.Of(false, [run.Name, .. part.Measures.Select(measure => Cell(measure, music[measure].Mean))]);

        Row Reference(string name, Func<MetricRange, int, string> text) =>
            Row.Of(true, [name, .. part.Measures.Select(measure => (Inline)text(corpus[measure], measure.Decimals))]);

        Inline Cell(Measure measure, double mean)
        {
            var text = Decimals(mean, measure.Decimals);
            return mean < corpus[measure].Lowest || mean > corpus[measure].Highest ? Inline.Strong(text) : text;
        }
    }

    private static string Between(double from, double to, int decimals) => $"{Decimals(from, decimals)}–{Decimals(to, decimals)}";

    private static IEnumerable<(string, IReadOnlyList<int>)> ByCell(IReadOnlyList<ReportRun> runs) =>
        from run in runs
        from sample in run.Music
        group sample.Tokens by run.Model.Cell into cell
        orderby cell.Key
        select (CellName.Of(cell.Key), (IReadOnlyList<int>)[.. cell.SelectMany(tokens => tokens)]);
}
