using static System.FormattableString;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>Losses over epochs, training beside validation on one scale, with a curve for each depth, as the report's figures 2 to 4 show them.</summary>
internal static class LossFigure
{
    /// <summary>What the loss of a regression is.</summary>
    public const string PitchLoss = "mean squared error (notes scaled by 88)";

    /// <summary>What the loss of classes is.</summary>
    public const string ClassLoss = "cross-entropy (nats a token)";

    private const double Width = 880, Left = 84, PanelWidth = 372, Gap = 32, PanelHeight = 250;

    /// <summary>Draws the curves of some runs.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">What the runs have in common.</param>
    /// <param name="runs">The curves.</param>
    /// <param name="baselines">Lines of the validation windows, drawn where they are near the curves, and named where they are not.</param>
    /// <param name="lossName">What the losses are, with their unit.</param>
    public static Svg Draw(string name, string title, IReadOnlyList<LossCurve> runs, IReadOnlyList<FigureLevel> baselines, string lossName = PitchLoss)
    {
        var svg = new Svg(name, Width, $"{title}: training and validation loss over epochs");
        var shown = RobustRange.Of(Losses(runs));
        // A line keeps its dashes from figure to figure, whichever of the others are there.
        var levels = baselines.Select((line, i) => new Level(line, FigureStyle.Level(i)))
            .Where(level => shown.Reaches(level.Line.Loss)).ToList();
        var range = levels.Aggregate(shown, (wider, level) => wider.With(level.Line.Loss));
        var last = Math.Max(1, runs.Max(run => run.Epochs.Max(epoch => epoch.Epoch)));

        svg.Text(Left, 26, title, "title");
        var top = 40 + Legend.Draw(svg, Left, 50, Entries(runs, levels));
        var (x, y) = (Axis.Counting(last), Axis.Around(range.Lowest, range.Highest));
        DrawPanel("training", Left, epoch => epoch.TrainingLoss, lossName, []);
        var bottom = DrawPanel("validation", Left + PanelWidth + Gap, epoch => epoch.ValidationLoss, null, levels);
        Legend.DrawNotes(svg, Left, bottom + 62, [.. Notes(shown, y, runs, baselines.Except(levels.Select(level => level.Line)))]);
        return svg;

        double DrawPanel(string part, double left, Func<ReportEpoch, double> loss, string? yName, List<Level> lines)
        {
            var area = new PlotArea(svg, left, top, PanelWidth, PanelHeight, x, y);
            svg.Text(left + PanelWidth / 2, top - 12, part, "part");
            area.DrawAxes("epoch", yName);
            area.Clip(part, () =>
            {
                foreach (var (line, style) in lines)
                    area.DrawLevel(line.Loss, style);
                for (var i = 0; i < runs.Count; i++)
                    area.DrawCurve([.. runs[i].Epochs.Select(epoch => ((double)epoch.Epoch, loss(epoch)))], i);
            });
            return area.Bottom;
        }
    }

    private static IEnumerable<double> Losses(IReadOnlyList<LossCurve> runs) =>
        runs.SelectMany(run => run.Epochs).SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss]);

    private static List<(string, string)> Entries(IReadOnlyList<LossCurve> runs, List<Level> levels) =>
    [
        .. runs.Select((run, i) => (run.Label, FigureStyle.Curve(i))),
        .. levels.Select(level => (level.Line.Label, level.Style)),
    ];

    private static IEnumerable<string> Notes(
        RobustRange shown, Axis y, IReadOnlyList<LossCurve> runs, IEnumerable<FigureLevel> outside)
    {
        var above = Losses(runs).Count(loss => double.IsFinite(loss) && loss > y.Highest);
        if (above > 0)
            yield return $"{(above == 1 ? "One loss is" : $"{above} losses are")} above the scale and not shown.";
        if (shown.NotFinite > 0)
            yield return $"{(shown.NotFinite == 1 ? "One loss is" : $"{shown.NotFinite} losses are")} not a finite number: " +
                "where a curve breaks off, its run diverged.";
        foreach (var line in outside)
            yield return Invariant(
                $"{char.ToUpperInvariant(line.Name[0])}{line.Name[1..]} ({line.Loss:F4}) is {(line.Loss < y.Lowest ? "below" : "above")} the scale.");
    }

    private sealed record Level(FigureLevel Line, string Style);
}

/// <summary>A run as a curve.</summary>
/// <param name="Label">Name of the curve.</param>
/// <param name="Epochs">Its epochs, at least one.</param>
internal sealed record LossCurve(string Label, IReadOnlyList<ReportEpoch> Epochs);
