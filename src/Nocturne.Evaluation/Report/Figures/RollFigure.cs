using System.Text;
using Nocturne.Music.Encodings;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>The beginning of a composed piece as a piano roll: notes from left to right, pitch upwards.</summary>
internal static class RollFigure
{
    /// <summary>Most notes that are shown.</summary>
    public const int MostNotes = 240;

    private const double Width = 880, Left = 84, PlotWidth = 776, PlotHeight = 176;

    /// <summary>Draws a piece.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">What the piece is.</param>
    /// <param name="tokens">Its pitch tokens, at least one.</param>
    public static Svg Draw(string name, string title, IReadOnlyList<int> tokens) =>
        Draw(name, title, [.. tokens.Select(token => (IReadOnlyList<int>)[PitchEncoding.Pitch(token)])]);

    /// <summary>Draws a piece in which several notes may sound at once.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">What the piece is.</param>
    /// <param name="pitches">MIDI note numbers at each step, at least one step.</param>
    public static Svg Draw(string name, string title, IReadOnlyList<IReadOnlyList<int>> pitches)
    {
        var shown = Math.Min(MostNotes, pitches.Count);
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
                data.Append('M').Append(Markup.Number(start)).Append(' ').Append(Markup.Number(area.Y(pitch))).Append('H').Append(Markup.Number(end));
        }
        svg.Path(data.ToString(), "roll");
        svg.Height = area.Bottom + 50;
        return svg;
    }

    private static Axis Keys { get; } = new(20, 109, Axis.Octaves);
}
