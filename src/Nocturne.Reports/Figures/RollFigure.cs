using System.Text;
using Nocturne.Reports.Text;

namespace Nocturne.Reports.Figures;

/// <summary>The beginning of a composed piece as a piano roll.</summary>
internal static class RollFigure
{
    /// <summary>Maximum number of steps shown.</summary>
    public const int MaxNotes = 240;

    private const double Width = 880, Left = 84, PlotWidth = 776, PlotHeight = 176;

    /// <summary>Draws the figure.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">Title.</param>
    /// <param name="pitches">MIDI note numbers that sound at each step, at least one step.</param>
    public static Svg Draw(string name, string title, IReadOnlyList<IReadOnlyList<int>> pitches)
    {
        var shown = Math.Min(MaxNotes, pitches.Count);
        var svg = new Svg(name, Width, $"{title}: piano roll of the first {shown} notes");
        svg.Text(Left, 26, shown == pitches.Count ? title : $"{title}, its first {shown} notes", "title");
        var steps = Axis.Counting(shown);
        var area = new PlotArea(svg, Left, 42, PlotWidth, PlotHeight, new Axis(0.5, shown + 0.5, steps.Ticks), Keys);
        area.DrawAxes("note", "pitch");
        var data = new StringBuilder();
        for (var i = 0; i < shown; i++)
        {
            var (start, end) = (area.X(i + 0.5), area.X(i + 1.5));
            foreach (var pitch in pitches[i])
                data.Append($"M{Markup.Number(start)} {Markup.Number(area.Y(pitch))}H{Markup.Number(end)}");
        }
        svg.Path(data.ToString(), "roll");
        svg.Height = area.Bottom + 50;
        return svg;
    }

    private static Axis Keys { get; } = new(20, 109, Axis.Octaves);
}
