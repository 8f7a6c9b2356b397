using Nocturne.Reports.Text;

namespace Nocturne.Reports.Figures;

/// <summary>The legend below the title of a drawing, and notes below the drawing.</summary>
internal static class Legend
{
    private const double RowHeight = 21;
    private const double SwatchWidth = 28;

    /// <summary>Draws the legend.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="left">Left end of the rows.</param>
    /// <param name="top">Baseline of the first row.</param>
    /// <param name="entries">Names and classes of the curves.</param>
    /// <returns>The baseline of the last row.</returns>
    public static double Draw(Svg svg, double left, double top, IReadOnlyList<(string Name, string Style)> entries)
    {
        var (x, y) = (left, top);
        foreach (var (name, style) in entries)
        {
            var width = SwatchWidth + 8 + FigureStyle.TextWidth(name);
            if (x > left && x + width > svg.Width - 12)
                (x, y) = (left, y + RowHeight);
            if (style == "corpus")
                svg.Rectangle(x, y - 10, SwatchWidth, 11, style);
            else
                svg.Path($"M{Markup.Number(x)} {Markup.Number(y - 4.5)}h{Markup.Number(SwatchWidth)}", style);
            svg.Text(x + SwatchWidth + 8, y, name, "name");
            x += width + 18;
        }
        return y;
    }

    /// <summary>Draws notes below a drawing, wrapped into lines, and sets its height.</summary>
    public static void DrawNotes(Svg svg, double left, double top, IReadOnlyList<string> notes)
    {
        var y = top;
        foreach (var line in notes.SelectMany(note => Lines(note, svg.Width - left - 12)))
        {
            svg.Text(left, y, line, "note");
            y += 17;
        }
        svg.Height = notes.Count == 0 ? top - 6 : y;
    }

    private static IEnumerable<string> Lines(string text, double width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && FigureStyle.TextWidth($"{line} {word}", 12) > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
