using Nocturne.Music.Encodings;
using static System.FormattableString;

namespace Nocturne.Reports.Figures;

/// <summary>Shares of the piano's keys: the corpus as bars, composed music as curves.</summary>
internal static class HistogramFigure
{
    private const double Width = 880, Left = 84, PlotWidth = 776, PlotHeight = 230;
    private const int LowestPitch = 21, HighestPitch = 108;

    private static readonly string[] Names = ["C", "C sharp ", "D", "E flat ", "E", "F", "F sharp ", "G", "A flat ", "A", "B flat ", "B"];

    /// <summary>Draws the histogram.</summary>
    /// <param name="corpus">Pitch tokens of the corpus, at least one.</param>
    /// <param name="composed">Pitch tokens of composed music, by the name of the curve; at least one each.</param>
    public static Svg Draw(IEnumerable<int> corpus, IReadOnlyList<(string Label, IReadOnlyList<int> Tokens)> composed)
    {
        var svg = new Svg("pitches", Width, "Share of each key in the corpus and in the composed music");
        var bars = Shares(corpus);
        var curves = composed.Select(item => (item.Label, Shares: Shares(item.Tokens))).ToList();
        // On the scale of a stuck model, which repeats one key, the corpus would be a flat line.
        var limit = 2.5 * bars.Max();
        var highest = Math.Min(limit, curves.Select(curve => curve.Shares.Max()).Append(bars.Max()).Max());
        svg.Text(Left, 26, "Share of each key", "title");
        var top = 18 + Legend.Draw(
            svg, Left, 50, [("corpus", "corpus"), .. curves.Select((curve, i) => (curve.Label, FigureStyle.Curve(i)))]);
        var area = new PlotArea(svg, Left, top, PlotWidth, PlotHeight, Keys, Axis.Around(0, highest, 5));
        area.DrawAxes("key", "share of the notes (%)");
        area.Clip("plot", () => DrawContent(svg, area, bars, [.. curves.Select(curve => curve.Shares)]));
        var stuck = curves.Where(curve => curve.Shares.Max() > limit);
        Legend.DrawNotes(svg, Left, area.Bottom + 62, [.. stuck.Select(curve => OffScale(curve.Label, curve.Shares))]);
        return svg;
    }

    private static Axis Keys { get; } = new(LowestPitch - 1, HighestPitch + 1, Axis.Octaves);

    private static void DrawContent(Svg svg, PlotArea area, double[] bars, List<double[]> curves)
    {
        var bar = area.X(1) - area.X(0);
        for (var token = 0; token < bars.Length; token++)
        {
            var (left, top) = (area.X(PitchEncoding.Pitch(token) - 0.4), area.Y(bars[token]));
            if (bars[token] > 0)
                svg.Rectangle(left, top, 0.8 * bar, area.Bottom - top, "corpus");
        }
        for (var i = 0; i < curves.Count; i++)
            area.DrawCurve([.. curves[i].Select((share, token) => ((double)PitchEncoding.Pitch(token), share)).Reverse()], i);
    }

    private static string OffScale(string label, double[] shares)
    {
        var token = Array.IndexOf(shares, shares.Max());
        return Invariant($"{label}: {shares[token]:F0} % of all notes are {Name(PitchEncoding.Pitch(token))}, above the scale.");
    }

    private static string Name(int pitch) => $"{Names[pitch % 12]}{pitch / 12 - 1}";

    private static double[] Shares(IEnumerable<int> tokens)
    {
        var shares = new double[Piano.Keys];
        var count = 0;
        foreach (var token in tokens)
        {
            shares[token]++;
            count++;
        }
        return [.. shares.Select(share => 100 * share / count)];
    }
}
