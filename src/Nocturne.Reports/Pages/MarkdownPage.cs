using System.Text;
using Nocturne.Reports.Blocks;
using static Nocturne.Reports.Text.Markup;

namespace Nocturne.Reports.Pages;

/// <summary>Renders a report as Markdown with linked figures.</summary>
internal static class MarkdownPage
{
    public static string Render(IEnumerable<Block> blocks)
    {
        var page = new StringBuilder();
        foreach (var block in blocks)
            page.Append(Render(block)).Append("\n\n");
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Render(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {EscapeMarkdown(heading.Text)}",
        Paragraph paragraph => Render(paragraph.Content),
        Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"- {Render(item)}")),
        CodeBlock code => string.Join('\n', code.Text.Split('\n').Select(line => $"    {line}")),
        Figure figure => $"![{EscapeMarkdown(figure.Drawing.Title)}](figures/{figure.Drawing.Name}.svg)",
        Table table => Render(table),
        _ => throw new ArgumentException($"No Markdown for {block}.", nameof(block)),
    };

    private static string Render(Table table)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => EscapeMarkdown(column.Title))).Append(" |\n|");
        text.AppendJoin('|', table.Columns.Select(column => column.IsNumber ? "---:" : "---")).Append('|');
        foreach (var row in table.Rows)
            text.Append("\n| ").AppendJoin(" | ", row.Cells.Select(cell => Render(cell, row.IsReference))).Append(" |");
        return text.ToString();
    }

    private static string Render(IReadOnlyList<Inline> cell, bool isReference)
    {
        var text = Render(cell);
        return isReference && text.Length > 0 ? $"*{text}*" : text;
    }

    private static string Render(IReadOnlyList<Inline> content) => string.Concat(content.Select(Render));

    private static string Render(Inline inline) => inline.Kind switch
    {
        InlineKind.Strong => $"**{EscapeMarkdown(inline.Text)}**",
        InlineKind.Code => $"<code>{EscapeMarkdown(inline.Text)}</code>",       // within backticks, a backtick cannot be escaped
        InlineKind.Link => $"[{EscapeMarkdown(inline.Text)}]({inline.Target.Replace("(", "%28").Replace(")", "%29")})",
        _ => EscapeMarkdown(inline.Text),
    };
}
