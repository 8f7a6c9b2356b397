using Nocturne.Evaluation.Baselines;
using static System.FormattableString;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>Losses over epochs, training beside validation on one scale, with a curve for each depth, as the report's figures 2 to 4 show them.</summary>
internal static class LossFigure
{
    private const double Width = 880, Left = 84, PanelWidth = 372, Gap = 32, PanelHeight = 250;

    /// <summary>Draws the curves of some runs.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">What the runs have in common.</param>
    /// <param name="runs">Runs by the name of their curve, each with its epochs.</param>
    /// <param name="baselines">Lines of the validation windows, drawn where they are near the curves, and named where they are not.</param>
    public static Svg Draw(string name, string title, IReadOnlyList<(string Label, IReadOnlyList<ReportEpoch> Epochs)> runs, IReadOnlyList<LossLine> baselines)
    {
        var svg = new Svg(name, Width, $"{title}: training and validation loss over epochs");
        var shown = RobustRange.Of(runs.SelectMany(run => run.Epochs).SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss]));
        var levels = baselines.Where(line => shown.Reaches(line.ScaledMse)).ToList();
        var range = levels.Aggregate(shown, (wider, line) => wider.With(line.ScaledMse));
        var last = Math.Max(1, runs.Max(run => run.Epochs.Max(epoch => epoch.Epoch)));

        svg.Text(Left, 26, title, "title");
        var top = 40 + Legend.Draw(svg, Left, 50, Entries(runs, levels));
        var (x, y) = (Axis.Counting(last), Axis.Around(range.Lowest, range.Highest));
        DrawPanel("training", Left, epoch => epoch.TrainingLoss, "mean squared error (notes scaled by 88)", []);
        var bottom = DrawPanel("validation", Left + PanelWidth + Gap, epoch => epoch.ValidationLoss, null, levels);
        Legend.DrawNotes(svg, Left, bottom + 62, [.. Notes(shown, y, runs, baselines.Except(levels))]);
        return svg;

        double DrawPanel(string part, double left, Func<ReportEpoch, double> loss, string? yName, List<LossLine> lines)
        {
            var area = new PlotArea(svg, left, top, PanelWidth, PanelHeight, x, y);
            svg.Text(left + PanelWidth / 2, top - 12, part, "part");
            area.DrawAxes("epoch", yName);
            area.Clip(part, () =>
            {
                for (var i = 0; i < lines.Count; i++)
                    area.DrawLevel(lines[i].ScaledMse, FigureStyle.Level(i));
                for (var i = 0; i < runs.Count; i++)
                    area.DrawCurve([.. runs[i].Epochs.Select(epoch => ((double)epoch.Epoch, loss(epoch)))], i);
            });
            return area.Bottom;
        }
    }

    private static List<(string, string)> Entries(IReadOnlyList<(string Label, IReadOnlyList<ReportEpoch> Epochs)> runs, List<LossLine> levels) =>
    [
        .. runs.Select((run, i) => (run.Label, FigureStyle.Curve(i))),
        .. levels.Select((line, i) => (Invariant($"always the {line.Name}: {line.ScaledMse:F4}"), FigureStyle.Level(i))),
    ];

    private static IEnumerable<string> Notes(
        RobustRange shown, Axis y, IReadOnlyList<(string Label, IReadOnlyList<ReportEpoch> Epochs)> runs, IEnumerable<LossLine> outside)
    {
        var above = runs.SelectMany(run => run.Epochs).SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss])
            .Count(loss => double.IsFinite(loss) && loss > y.Highest);
        if (above > 0)
            yield return $"{(above == 1 ? "One loss is" : $"{above} losses are")} above the scale and not shown.";
        if (shown.NotFinite > 0)
            yield return $"{(shown.NotFinite == 1 ? "One loss is" : $"{shown.NotFinite} losses are")} not a finite number: where a curve breaks off, its run diverged.";
        foreach (var line in outside)
            yield return Invariant($"Always the {line.Name} ({line.ScaledMse:F4}) is {(line.ScaledMse < y.Lowest ? "below" : "above")} the scale.");
    }
}
