using Nocturne.Reports.Blocks;
using Nocturne.Reports.Figures;
using Nocturne.Reports.Findings;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Text;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>Loss curves: a figure for each cell and number of units, with a curve for each depth.</summary>
internal sealed class CurveSection() : Section(Edition.Full, Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        if (input.Parts.Count > 1)
            yield break;
        var part = input.First;
        var isFull = input.Edition == Edition.Full;
        yield return new Heading(2, "Losses over epochs");
        yield return Paragraph.Of(
            "A figure for each kind of cell and number of units, with a curve for each number of layers: ",
            "training on the left, validation on the right, on one scale.",
            !isFull && part.AreTokensPitches && ReportGrid.IsIn(part.Models) ? " Figures 2 to 4 of the report show the same." : "");
        foreach (var group in part.BySize.GroupBy(run => (run.Model.Cell, run.Model.Hidden)))
            yield return new Figure(Draw([.. group], part));
        if (!isFull)
            yield break;
        yield return new Table(
            [
                new("Model", IsNumber: false), new("Epochs"), new(part.IsChosenByTraining ? "Chosen epoch" : "Best epoch"),
                new("Its validation loss"), new("Last validation loss"), new("Time"), new("Time per epoch"), new("Export difference"),
            ],
            [.. part.Runs.OrderBy(run => run.Name, StringComparer.Ordinal).Select(run => Row(run, part.IsChosenByTraining))]);
        yield return Paragraph.Of(
            "The training loss is the mean over an epoch while the weights change; the validation loss is measured at its end. ",
            "The last column is the largest difference between outputs of the learner and of the exported model on validation windows.");
    }

    // The runs have the cell and the units in common.
    private static Svg Draw(IReadOnlyList<ReportRun> runs, ReportPart part)
    {
        var model = runs[0].Model;
        var isOnePerDepth = runs.Select(run => run.Model.Layers).Distinct().Count() == runs.Count;
        return LossFigure.Draw(
            Markup.FileName($"loss-{model.Cell}-{model.Hidden}".ToLowerInvariant()),
            $"{CellName.Of(model.Cell)}, {Counted.Of(model.Hidden, "unit")} a layer",
            [.. runs.Select(run => new LossCurve(isOnePerDepth ? Counted.Of(run.Model.Layers, "layer") : run.Name, run.Epochs))],
            part.Baselines,
            part.IsOfClasses ? "cross-entropy (nats per token)" : "mean squared error (notes scaled by 88)");
    }

    private static Row Row(ReportRun run, bool isChosenByTraining)
    {
        var best = isChosenByTraining
            ? run.Epochs[run.ChosenEpoch - 1]
            : run.Epochs.Where(epoch => double.IsFinite(epoch.ValidationLoss)).MinBy(epoch => epoch.ValidationLoss);
        return Blocks.Row.Of(
            false,
            Inline.Strong(run.Name),
            Count(run.Epochs.Count),
            best is null ? "none" : Count(best.Epoch),
            best is null ? "none" : Loss(best.ValidationLoss),
            Loss(run.Epochs[^1].ValidationLoss),
            Duration(run.Seconds),
            Duration(run.Seconds / run.Epochs.Count),
            Difference(run.Export!.ParityDifference));
    }
}
