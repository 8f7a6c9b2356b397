using System.Globalization;
using System.Text;
using static Nocturne.Evaluation.Report.Markup;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>A drawing. Coordinates are pixels from the upper left corner; colours are classes of <see cref="FigureStyle"/>.</summary>
/// <param name="name">Name of its file, without the extension; it also keeps identifiers apart where several drawings are in one page.</param>
/// <param name="width">Width, in pixels.</param>
/// <param name="title">What it shows, for those who cannot see it.</param>
internal sealed class Svg(string name, double width, string title)
{
    private readonly StringBuilder _body = new();

    public string Name => name;

    public string Title => title;

    public double Width => width;

    /// <summary>Height, in pixels; settled when all is drawn.</summary>
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

    /// <summary>Text that reads upwards.</summary>
    public void Upwards(double x, double y, string text, string style) =>
        Add($"<text class=\"{style}\" transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\">{Escape(text)}</text>");

    /// <summary>What <paramref name="draw"/> draws shows within a rectangle only.</summary>
    public void Clipped(string part, double x, double y, double w, double h, Action draw)
    {
        var id = $"{name}-{part}";
        Add($"<clipPath id=\"{id}\"><rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(w)}\" height=\"{Number(h)}\"/></clipPath>");
        Add($"<g clip-path=\"url(#{id})\">");
        draw();
        Add("</g>");
    }

    /// <summary>The drawing as a part of a page that has <see cref="FigureStyle.Css"/>.</summary>
    public string ToInline() => ToText("");

    /// <summary>The drawing as a file of its own.</summary>
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
