using System.Text;
using static Nocturne.Reports.Text.Markup;

namespace Nocturne.Reports.Figures;

/// <summary>A plot with two axes within a drawing.</summary>
internal sealed class PlotArea(Svg svg, double left, double top, double width, double height, Axis x, Axis y)
{
    private const int MaxDots = 12;

    public double Bottom => top + height;

    public double X(double value) => left + width * (value - x.Lowest) / (x.Highest - x.Lowest);

    public double Y(double value) => top + height * (y.Highest - value) / (y.Highest - y.Lowest);

    /// <summary>Draws the grid, ticks and names of the axes; the vertical axis has labels only if it has a name.</summary>
    public void DrawAxes(string xName, string? yName)
    {
        foreach (var (value, label) in y.Ticks)
        {
            svg.Line(left, Y(value), left + width, Y(value), "grid");
            if (yName is not null)
                svg.Text(left - 8, Y(value) + 4.5, label, "end");
        }
        foreach (var (value, label) in x.Ticks)
        {
            svg.Line(X(value), Bottom, X(value), Bottom + 5, "axis");
            svg.Text(X(value), Bottom + 19, label, "mid");
        }
        svg.Line(left, Bottom, left + width, Bottom, "axis");
        svg.Text(left + width / 2, Bottom + 38, xName, "mid");
        if (yName is not null)
            svg.Upwards(16, top + height / 2, yName, "mid");
    }

    /// <summary>Draws a curve through points from left to right; a value that is not finite leaves a gap.</summary>
    /// <param name="points">The points.</param>
    /// <param name="index">Number of the curve; selects its colour.</param>
    public void DrawCurve(IReadOnlyList<(double X, double Y)> points, int index)
    {
        var data = new StringBuilder();
        var isDrawing = false;
        foreach (var point in points)
        {
            if (double.IsFinite(point.Y))
                data.Append(isDrawing ? 'L' : 'M').Append(Number(X(point.X))).Append(' ').Append(Number(Clamped(point.Y)));
            isDrawing = double.IsFinite(point.Y);
        }
        svg.Path(data.ToString(), FigureStyle.Curve(index));
        for (var i = 0; i < points.Count; i++)
            if (double.IsFinite(points[i].Y) && (points.Count <= MaxDots || IsAlone(points, i)))
                svg.Circle(X(points[i].X), Clamped(points[i].Y), 3.2, FigureStyle.Dot(index));
    }

    /// <summary>Draws a horizontal line.</summary>
    public void DrawLevel(double value, string style) => svg.Line(left, Y(value), left + width, Y(value), style);

    /// <summary>Clips drawing to the plot, with room for thick lines at its edge.</summary>
    public void Clip(string part, Action draw) => svg.Clipped(part, left - 4, top - 4, width + 8, height + 8, draw);

    // The exact place outside the plot does not matter, but SVG cannot represent a coordinate of 1e300.
    private double Clamped(double value) => Math.Clamp(Y(value), top - 10 * height, top + 11 * height);

    private static bool IsAlone(IReadOnlyList<(double X, double Y)> points, int i) =>
        (i == 0 || !double.IsFinite(points[i - 1].Y)) && (i == points.Count - 1 || !double.IsFinite(points[i + 1].Y));
}
