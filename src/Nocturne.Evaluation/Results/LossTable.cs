using Nocturne.Evaluation.Report.Figures;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Results;

/// <summary>The runs of an experiment that predicts pitches.</summary>
internal static class LossTable
{
    private static readonly Column[] Columns =
    [
        new("Network", IsNumber: false), new("Parameters"), new("Lowest held-out loss"), new("In epoch"), new("Last held-out loss"),
        new("Last training loss"), new("Longest run of one note"), new("Training time"),
    ];

    /// <summary>The trivial predictors as lines of a figure.</summary>
    public static IReadOnlyList<FigureLevel> Levels(ResultsPart part) => [.. part.Lines.Select(FigureLevel.Of)];

    public static IEnumerable<Block> Build(ResultsPart part)
    {
        yield return new Heading(2, "In numbers");
        yield return Paragraph.Of(
            "Losses are mean squared errors of notes scaled by 88. The shaded rows are predictors that learn nothing: a network has learned something where its held-out loss is below theirs. ",
            part.CorpusMusic is { } corpus
                ? $"The longest run is the mean over what the network composed at temperature {Decimals(part.Temperature, 1)}; excerpts of the corpus as long have {Decimals(corpus.LongestRun.Median, 0)} at the median, {Decimals(corpus.LongestRun.Highest, 0)} at most."
                : "Nothing was composed yet.");
        yield return new Table(Columns, [.. part.Lines.Select(line => Row.Of(true, $"always the {line.Name}", "", Loss(line.ScaledMse), "", "", "", "", "")), .. ResultsPage.Sorted(part.Runs).Select(Of)]);
        yield return Paragraph.Of($"Training took {Duration(part.Runs.Where(run => run.TakenFrom is null).Sum(run => run.Seconds))} for {Things(part.Runs.Count, "network")}, added up; each was trained on one thread.");
    }

    private static Row Of(ResultRun run)
    {
        var best = run.Lowest(epoch => epoch.ValidationLoss);
        return Row.Of(
            false, Inline.Strong(run.Name), Count(run.Parameters), Loss(best.ValidationLoss), Count(best.Epoch), Loss(run.Epochs[^1].ValidationLoss), Loss(run.Epochs[^1].TrainingLoss),
            run.Music is { } music ? Decimals(music.LongestRun.Mean, 0) : "", Duration(run.Seconds));
    }
}
