using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>How to make all of this again.</summary>
internal static class MakingSection
{
    public static IEnumerable<Block> Build(ReportInput input)
    {
        yield return new Heading(2, "How it was made");
        yield return Paragraph.Of("This command, in an empty clone, makes it again:");
        yield return new CodeBlock(input.Command);
        if (input.Settings.Count > 0)
            yield return new Table(
                [new("Setting", IsNumber: false), new("Value", IsNumber: false)],
                [.. input.Settings.Select(setting => Row.Of(false, setting.Name, setting.Value))]);
        yield return new Heading(2, "The music it learned from");
        var pieces = input.Corpus.Pieces;
        yield return Paragraph.Of(
            Inline.Strong(input.Corpus.Name), $": {Things(pieces.Count, "piece")}, {Notes(pieces)}. {input.Corpus.Licence}");
        yield return new Table(
            [new("Piece", IsNumber: false), new("Notes"), new("Used for", IsNumber: false)],
            [.. pieces.OrderBy(piece => piece.IsValidation ? 1 : 0).ThenBy(piece => piece.Name, StringComparer.Ordinal).Select(ForPiece)]);
    }

    private static Row ForPiece(ReportPiece piece) =>
        Row.Of(piece.IsValidation, piece.Name, Count(piece.Tokens.Length), piece.IsValidation ? "validation" : "training");
}
