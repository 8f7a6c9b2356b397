using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>The runs of an experiment that predicts pitches.</summary>
internal sealed class LossTableSection() : Section(Edition.Published)
{
    private static readonly Column[] Columns =
    [
        new("Network", IsNumber: false), new("Parameters"), new("Lowest held-out loss"), new("In epoch"), new("Last held-out loss"),
        new("Last training loss"), new("Longest run of one note"), new("Training time"),
    ];

    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var part = input.First;
        if (part.IsOfClasses)
            yield break;
        yield return new Heading(2, "Numbers");
        yield return Paragraph.Of(
            "Losses are mean squared errors of notes scaled by 88. The shaded rows are trivial predictors: ",
            "a network whose held-out loss is not below theirs has learned nothing useful. ",
            part.CorpusMusic?[Measure.LongestRun] is { } corpus
                ? $"The longest run is the mean over the pieces composed at temperature {Decimals(part.Temperature, 1)}. " +
                    $"In corpus excerpts of the same length its median is {Decimals(corpus.Median, 0)} " +
                    $"and its maximum {Decimals(corpus.Highest, 0)}."
                : "Nothing was composed yet.");
        var lines = part.Lines.Select(line => Row.Of(true, $"always the {line.Name}", "", Loss(line.ScaledMse), "", "", "", "", ""));
        yield return new Table(Columns, [.. lines, .. part.BySize.Select(Of)]);
        var seconds = part.Runs.Where(run => run.TakenFrom is null).Sum(run => run.Seconds);
        yield return Paragraph.Of(
            $"Training {Counted.Of(part.Runs.Count, "network")} took {Duration(seconds)} in total, each on one thread.");
    }

    private static Row Of(ReportRun run)
    {
        var best = run.Lowest(epoch => epoch.ValidationLoss);
        return Row.Of(
            false, Inline.Strong(run.Name), Count(run.Parameters), Loss(best.ValidationLoss), Count(best.Epoch),
            Loss(run.Epochs[^1].ValidationLoss), Loss(run.Epochs[^1].TrainingLoss),
            run.Summary is { } music ? Decimals(music[Measure.LongestRun].Mean, 0) : "", Duration(run.Seconds));
    }
}
