using System.Globalization;
using System.Text;
using static Nocturne.Reports.Text.Markup;

namespace Nocturne.Reports.Figures;

/// <summary>An SVG drawing. Coordinates are pixels from the upper left corner; styles are classes of <see cref="FigureStyle"/>.</summary>
/// <param name="name">Name of its file, without the extension; also makes identifiers unique within a page.</param>
/// <param name="width">Width in pixels.</param>
/// <param name="title">Description for screen readers.</param>
internal sealed class Svg(string name, double width, string title)
{
    private readonly StringBuilder _body = new();

    public string Name => name;

    public string Title => title;

    public double Width => width;

    /// <summary>Height in pixels; set once everything is drawn.</summary>
    public double Height { get; set; }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    public void Rectangle(double x, double y, double w, double h, string style) =>
        Add($"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(w)}\" height=\"{Number(h)}\"/>");

    public void Circle(double x, double y, double radius, string style) =>
        Add($"<circle class=\"{style}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"/>");

    public void Path(string data, string style) => Add($"<path class=\"{style}\" d=\"{data}\"/>");

    public void Text(double x, double y, string text, string style) =>
        Add($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{Escape(text)}</text>");

    /// <summary>Adds vertical text that reads upwards.</summary>
    public void Upwards(double x, double y, string text, string style) =>
        Add($"<text class=\"{style}\" transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\">{Escape(text)}</text>");

    /// <summary>Clips what <paramref name="draw"/> draws to a rectangle.</summary>
    public void Clipped(string part, double x, double y, double w, double h, Action draw)
    {
        var id = $"{name}-{part}";
        Add($"<clipPath id=\"{id}\"><rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(w)}\" height=\"{Number(h)}\"/></clipPath>");
        Add($"<g clip-path=\"url(#{id})\">");
        draw();
        Add("</g>");
    }

    /// <summary>The drawing for a page that includes <see cref="FigureStyle.Css"/>.</summary>
    public string ToInline() => ToText("");

    /// <summary>The drawing as a file that includes its styles.</summary>
    public string ToFile() => ToText($"<style>{FigureStyle.Css}</style>\n");

    private string ToText(string style) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-label="{Escape(title)}"
         viewBox="0 0 {Number(width)} {Number(Height)}" width="{Number(width)}" height="{Number(Height)}">
        <title>{Escape(title)}</title>
        {style}<rect class="ground" width="{Number(width)}" height="{Number(Height)}"/>
        {_body}</svg>

        """).ReplaceLineEndings("\n");

    private void Add(string element) => _body.Append(element).Append('\n');
}
