using System.Text;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Figures;
using static Nocturne.Reports.Text.Markup;

namespace Nocturne.Reports.Pages;

/// <summary>Renders a report as a single HTML file that contains its styles and figures.</summary>
internal static class HtmlPage
{
    /// <summary>Renders a page.</summary>
    /// <param name="title">The title of the page.</param>
    /// <param name="blocks">The content.</param>
    public static string Render(string title, IEnumerable<Block> blocks)
    {
        var body = new StringBuilder();
        foreach (var block in blocks)
            body.Append(Render(block)).Append('\n');
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Escape(title)}</title>
            <style>
            {PageStyle.Css}
            {FigureStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Render(Block block) => block switch
    {
        Heading heading => $"<h{heading.Level}>{Escape(heading.Text)}</h{heading.Level}>",
        Paragraph paragraph => $"<p>{Render(paragraph.Content)}</p>",
        Bullets bullets => $"<ul>\n{string.Concat(bullets.Items.Select(item => $"<li>{Render(item)}</li>\n"))}</ul>",
        CodeBlock code => $"<pre><code>{string.Join('\n', code.Text.Split('\n').Select(Escape))}</code></pre>",
        Figure figure => $"<figure>\n{figure.Drawing.ToInline()}</figure>",
        Table table => Render(table),
        _ => throw new ArgumentException($"No HTML for {block}.", nameof(block)),
    };

    private static string Render(Table table)
    {
        var text = new StringBuilder("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var column in table.Columns)
            text.Append($"<th{(column.IsNumber ? " class=\"number\"" : "")} scope=\"col\">{Escape(column.Title)}</th>");
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            text.Append(row.IsReference ? "<tr class=\"reference\">" : "<tr>");
            for (var i = 0; i < row.Cells.Count; i++)
                text.Append($"<td{(table.Columns[i].IsNumber ? " class=\"number\"" : "")}>{Render(row.Cells[i])}</td>");
            text.Append("</tr>\n");
        }
        return text.Append("</tbody>\n</table></div>").ToString();
    }

    private static string Render(IReadOnlyList<Inline> content) => string.Concat(content.Select(Render));

    private static string Render(Inline inline) => inline.Kind switch
    {
        InlineKind.Strong => $"<strong>{Escape(inline.Text)}</strong>",
        InlineKind.Code => $"<code>{Escape(inline.Text)}</code>",
        InlineKind.Link => $"<a href=\"{Escape(inline.Target)}\">{Escape(inline.Text)}</a>",
        _ => Escape(inline.Text),
    };
}
