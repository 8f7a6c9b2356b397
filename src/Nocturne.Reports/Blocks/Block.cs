using Nocturne.Reports.Figures;

namespace Nocturne.Reports.Blocks;

/// <summary>A part of a report; HTML and Markdown are rendered from the same blocks.</summary>
internal abstract record Block;

internal sealed record Heading(int Level, string Text) : Block;

internal sealed record Paragraph(IReadOnlyList<Inline> Content) : Block
{
    public static Paragraph Of(params IReadOnlyList<Inline> content) => new(content);
}

internal sealed record Bullets(IReadOnlyList<IReadOnlyList<Inline>> Items) : Block;

internal sealed record CodeBlock(string Text) : Block;

/// <param name="Drawing">The drawing; Markdown links to a separate file.</param>
internal sealed record Figure(Svg Drawing) : Block;

internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block;

/// <param name="Title">Heading of the column.</param>
/// <param name="IsNumber">Whether it is right-aligned.</param>
internal sealed record Column(string Title, bool IsNumber = true);

/// <param name="Cells">The content of each column.</param>
/// <param name="IsReference">Whether other rows are compared with this one.</param>
internal sealed record Row(IReadOnlyList<IReadOnlyList<Inline>> Cells, bool IsReference = false)
{
    public static Row Of(bool isReference, params IReadOnlyList<Inline> cells) =>
        new([.. cells.Select(cell => (IReadOnlyList<Inline>)[cell])], isReference);
}
