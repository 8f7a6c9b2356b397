using Nocturne.Reports.Inputs;
using static System.FormattableString;

namespace Nocturne.Reports.Figures;

/// <summary>Losses over epochs: training and validation on one scale, with a curve for each run.</summary>
internal static class LossFigure
{
    private const double Width = 880, Left = 84, PanelWidth = 372, Gap = 32, PanelHeight = 250;

    /// <summary>Draws the figure.</summary>
    /// <param name="name">Name of the drawing.</param>
    /// <param name="title">What the runs have in common.</param>
    /// <param name="runs">The curves.</param>
    /// <param name="baselines">Trivial predictors on the validation windows: drawn if near the curves, else mentioned below.</param>
    /// <param name="lossName">Kind of loss, with its unit.</param>
    public static Svg Draw(
        string name, string title, IReadOnlyList<LossCurve> runs, IReadOnlyList<(string Name, double Loss)> baselines, string lossName)
    {
        var svg = new Svg(name, Width, $"{title}: training and validation loss over epochs");
        var shown = RobustRange.Of(LossesOf(runs));
        // A baseline has the same dashes in every figure.
        var levels = baselines.Select((line, i) => new Level(line.Name, line.Loss, FigureStyle.Level(i)))
            .Where(level => shown.Reaches(level.Loss)).ToList();
        var range = levels.Aggregate(shown, (wider, level) => wider.With(level.Loss));
        var last = Math.Max(1, runs.Max(run => run.Epochs.Max(epoch => epoch.Epoch)));

        svg.Text(Left, 26, title, "title");
        var top = 40 + Legend.Draw(svg, Left, 50, Entries(runs, levels));
        var (x, y) = (Axis.Counting(last), Axis.Around(range.Lowest, range.Highest));
        DrawPanel("training", Left, epoch => epoch.TrainingLoss, lossName, []);
        var bottom = DrawPanel("validation", Left + PanelWidth + Gap, epoch => epoch.ValidationLoss, null, levels);
        Legend.DrawNotes(svg, Left, bottom + 62, [.. Notes(shown, y, runs, baselines.Where(line => !shown.Reaches(line.Loss)))]);
        return svg;

        double DrawPanel(string part, double left, Func<ReportEpoch, double> loss, string? yName, List<Level> lines)
        {
            var area = new PlotArea(svg, left, top, PanelWidth, PanelHeight, x, y);
            svg.Text(left + PanelWidth / 2, top - 12, part, "part");
            area.DrawAxes("epoch", yName);
            area.Clip(part, () =>
            {
                foreach (var line in lines)
                    area.DrawLevel(line.Loss, line.Style);
                for (var i = 0; i < runs.Count; i++)
                    area.DrawCurve([.. runs[i].Epochs.Select(epoch => ((double)epoch.Epoch, loss(epoch)))], i);
            });
            return area.Bottom;
        }
    }

    private static IEnumerable<double> LossesOf(IReadOnlyList<LossCurve> runs) =>
        runs.SelectMany(run => run.Epochs).SelectMany(epoch => (double[])[epoch.TrainingLoss, epoch.ValidationLoss]);

    private static List<(string, string)> Entries(IReadOnlyList<LossCurve> runs, List<Level> levels) =>
    [
        .. runs.Select((run, i) => (run.Label, FigureStyle.Curve(i))),
        .. levels.Select(level => (Invariant($"{level.Name}: {level.Loss:F4}"), level.Style)),
    ];

    private static IEnumerable<string> Notes(
        RobustRange shown, Axis y, IReadOnlyList<LossCurve> runs, IEnumerable<(string Name, double Loss)> outside)
    {
        var above = LossesOf(runs).Count(loss => double.IsFinite(loss) && loss > y.Highest);
        if (above > 0)
            yield return $"{Losses(above)} above the scale and not shown.";
        if (shown.NotFinite > 0)
            yield return $"{Losses(shown.NotFinite)} not finite: a curve ends where its run diverged.";
        foreach (var (name, loss) in outside)
            yield return Invariant(
                $"{char.ToUpperInvariant(name[0])}{name[1..]} ({loss:F4}) is {(loss < y.Lowest ? "below" : "above")} the scale.");

        static string Losses(int count) => count == 1 ? "One loss is" : $"{count} losses are";
    }

    private sealed record Level(string Name, double Loss, string Style);
}

/// <summary>The loss curve of a run.</summary>
/// <param name="Label">Name of the curve.</param>
/// <param name="Epochs">Its epochs, at least one.</param>
internal sealed record LossCurve(string Label, IReadOnlyList<ReportEpoch> Epochs);
