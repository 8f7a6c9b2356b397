using Nocturne.Evaluation.Report.Figures;
using Nocturne.Evaluation.Report.Pages;
using Nocturne.Models;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>How the models learned: a figure for each cell and width, with a curve for each depth.</summary>
internal static class CurveSection
{
    private static Column[] Columns(List<ReportRun> runs) =>
    [
        new("Model", IsNumber: false), new("Epochs"), new(runs.Exists(run => run.ChosenEpoch is not null) ? "Chosen epoch" : "Best epoch"), new("Its validation loss"), new("Last validation loss"),
        new("Time"), new("Time an epoch"), new("Export differs by"),
    ];

    public static IEnumerable<Block> Build(ReportInput input, List<ReportRun> runs)
    {
        yield return new Heading(2, "Losses over epochs");
        yield return Paragraph.Of(
            "A figure for each kind of cell and width, a curve for each depth; ",
            "training on the left, validation on the right, on one scale.");
        var byDepth = runs.OrderBy(run => run.Model.Layers).ThenBy(run => run.Name, StringComparer.Ordinal);
        var groups = byDepth.GroupBy(run => (run.Model.Cell, run.Model.Hidden));
        foreach (var group in groups.OrderBy(group => group.Key.Cell).ThenBy(group => group.Key.Hidden))
            yield return new Figure(Draw([.. group.Select(run => (run.Name, run.Model, run.Epochs))], FigureLevel.Of(input), input.IsOfClasses));
        yield return new Table(Columns(runs), [.. runs.OrderBy(run => run.Name, StringComparer.Ordinal).Select(Row)]);
        yield return Paragraph.Of(
            "The training loss is averaged over an epoch while the weights change; the validation loss is taken at its end. ",
            "The last column is the largest difference between the learner's and the exported model's answers on validation windows.");
    }

    /// <summary>The curves of runs that have the cell and the units in common.</summary>
    public static Svg Draw(
        IReadOnlyList<(string Name, ModelSpec Model, IReadOnlyList<ReportEpoch> Epochs)> runs, IReadOnlyList<FigureLevel> levels, bool areOfClasses)
    {
        var model = runs[0].Model;
        var isOneADepth = runs.Select(run => run.Model.Layers).Distinct().Count() == runs.Count;
        return LossFigure.Draw(
            Markup.FileName($"loss-{model.Cell}-{model.Hidden}".ToLowerInvariant()),
            $"{CellName.Of(model.Cell)}, {Things(model.Hidden, "unit")} a layer",
            [.. runs.Select(run => new LossCurve(isOneADepth ? Things(run.Model.Layers, "layer") : run.Name, run.Epochs))],
            levels,
            areOfClasses ? LossFigure.ClassLoss : LossFigure.PitchLoss);
    }

    private static Row Row(ReportRun run)
    {
        var best = run.ChosenEpoch is { } chosen ? run.Epochs[chosen - 1] : run.Epochs.Where(epoch => double.IsFinite(epoch.ValidationLoss)).MinBy(epoch => epoch.ValidationLoss);
        var seconds = run.Epochs.Sum(epoch => epoch.Seconds);
        return Pages.Row.Of(
            false,
            Inline.Strong(run.Name),
            Count(run.Epochs.Count),
            best is null ? "none" : Count(best.Epoch),
            best is null ? "none" : Loss(best.ValidationLoss),
            Loss(run.Epochs[^1].ValidationLoss),
            Duration(seconds),
            Duration(seconds / run.Epochs.Count),
            Difference(run.ParityDifference));
    }
}
