using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>How to reproduce the results: the command, the settings and the corpus.</summary>
internal sealed class MakingSection() : Section(Edition.Full)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        yield return new Heading(2, "How to reproduce it");
        yield return Paragraph.Of("Run in an empty clone:");
        yield return new CodeBlock(input.Making);
        if (input.Settings.Count > 0)
            yield return new Table(
                [new("Setting", IsNumber: false), new("Value", IsNumber: false)],
                [.. input.Settings.Select(setting => Row.Of(false, setting.Name, setting.Value))]);
        var corpus = input.First.Corpus;
        yield return new Heading(2, "Corpus");
        yield return Paragraph.Of(
            Inline.Strong(corpus.Name), $": {Counted.Of(corpus.Pieces.Count, "piece")}, {Notes(corpus.Pieces)}. {corpus.Licence}");
        yield return new Table(
            [new("Piece", IsNumber: false), new("Notes"), new("Used for", IsNumber: false)],
            [.. corpus.Pieces.OrderBy(piece => piece.IsValidation).ThenBy(piece => piece.Name, StringComparer.Ordinal).Select(piece =>
                Row.Of(piece.IsValidation, piece.Name, Count(piece.Tokens.Length), piece.IsValidation ? "validation" : "training"))]);
    }
}
