using Nocturne.Music.Encodings;
using static System.FormattableString;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>How often each key of the piano is struck: the corpus as bars, what was composed as curves.</summary>
internal static class HistogramFigure
{
    private const double Width = 880, Left = 84, PlotWidth = 776, PlotHeight = 230;
    private const int LowestPitch = 21, HighestPitch = 108;

    private static readonly string[] Names = ["C", "C sharp ", "D", "E flat ", "E", "F", "F sharp ", "G", "A flat ", "A", "B flat ", "B"];

    /// <summary>Draws the histogram.</summary>
    /// <param name="corpus">Pitch tokens of the corpus, at least one.</param>
    /// <param name="composed">Pitch tokens of what was composed, by the name of its curve; each at least one.</param>
    public static Svg Draw(IEnumerable<int> corpus, IReadOnlyList<(string Label, IReadOnlyList<int> Tokens)> composed)
    {
        var svg = new Svg("pitches", Width, "How often each key is struck, in the corpus and in what the models composed");
        var bars = Shares(corpus);
        var curves = composed.Select(item => (item.Label, Shares: Shares(item.Tokens))).ToList();
        // A model that is stuck strikes one key most of the time; on its scale the corpus would be a flat line.
        var limit = 2.5 * bars.Max();
        var highest = Math.Min(limit, curves.Select(curve => curve.Shares.Max()).Append(bars.Max()).Max());
        svg.Text(Left, 26, "How often each key is struck", "title");
        var top = 18 + Legend.Draw(
            svg, Left, 50, [("corpus", "corpus"), .. curves.Select((curve, i) => (curve.Label, FigureStyle.Curve(i)))]);
        var area = new PlotArea(svg, Left, top, PlotWidth, PlotHeight, Keys, Axis.Around(0, highest, 5));
        area.DrawAxes("key of the piano", "share of the notes (%)");
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
        var shares = new double[PitchEncoding.Keys];
        var count = 0;
        foreach (var token in tokens)
        {
            shares[token]++;
            count++;
        }
        return [.. shares.Select(share => 100 * share / count)];
    }
}
