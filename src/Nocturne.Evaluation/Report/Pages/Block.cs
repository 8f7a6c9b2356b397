using Nocturne.Evaluation.Report.Figures;

namespace Nocturne.Evaluation.Report.Pages;

/// <summary>A part of the report, which the HTML and the Markdown are both made from, so that they say the same.</summary>
internal abstract record Block;

internal sealed record Heading(int Level, string Text) : Block;

internal sealed record Paragraph(IReadOnlyList<Inline> Content) : Block
{
    public static Paragraph Of(params IReadOnlyList<Inline> content) => new(content);
}

internal sealed record Bullets(IReadOnlyList<IReadOnlyList<Inline>> Items) : Block;

internal sealed record CodeBlock(string Text) : Block;

/// <param name="Drawing">The drawing; in Markdown, a file of its own.</param>
internal sealed record Figure(Svg Drawing) : Block;

internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block;

/// <param name="Title">Head of the column.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
internal sealed record Column(string Title, bool IsNumber = true);

/// <param name="Cells">A list of texts for each column.</param>
/// <param name="IsReference">Whether the row is there to compare the others with.</param>
internal sealed record Row(IReadOnlyList<IReadOnlyList<Inline>> Cells, bool IsReference = false)
{
    public static Row Of(bool isReference, params IReadOnlyList<Inline> cells) =>
        new([.. cells.Select(cell => (IReadOnlyList<Inline>)[cell])], isReference);
}
