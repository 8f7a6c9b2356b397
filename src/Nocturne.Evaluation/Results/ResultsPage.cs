using Nocturne.Evaluation.Claims;
using Nocturne.Evaluation.Report.Pages;
using Nocturne.Evaluation.Report.Sections;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Results;

/// <summary>What the folder's README says.</summary>
internal static class ResultsPage
{
    /// <summary>The blocks of the page.</summary>
    public static List<Block> Build(ResultsInput input)
    {
        var part = input.First;
        return
        [
            new Heading(1, $"Results of {part.Experiment}"),
            Paragraph.Of(part.Description),
            .. About(input),
            .. input.Parts.SelectMany(Gaps),
            .. part.IsOfClasses ? StepsSection.Build(input.Parts) : LossTable.Build(part),
            .. input.Parts.Count == 1 ? Curves(part) : [],
            .. Claims(part),
            .. Files(input),
        ];
    }

    /// <summary>Runs by cell, then from small to large.</summary>
    public static IEnumerable<ResultRun> Sorted(IEnumerable<ResultRun> runs) => runs
        .OrderBy(run => run.Model.Cell).ThenBy(run => run.Model.Hidden).ThenBy(run => run.Model.Layers).ThenBy(run => run.Name, StringComparer.Ordinal);

    private static IEnumerable<Block> About(ResultsInput input)
    {
        var pieces = input.First.Corpus.Pieces;
        var (training, validation) = (pieces.Where(piece => !piece.IsValidation).ToList(), pieces.Where(piece => piece.IsValidation).ToList());
        yield return Paragraph.Of(
            "Learned from ", Inline.Strong($"{Things(training.Count, "piece")} of {input.First.Corpus.Name}"), $" ({Notes(training)} as encoded), ",
            $"judged on {Things(validation.Count, "piece")} held out ({string.Join(", ", validation.Select(piece => piece.Name))}; {Notes(validation)}). ",
            $"{(input.Parts.Count == 1 ? "The first command makes" : "The first commands make")} all of it, the last one this folder; ",
            "the words below are made with the numbers, by a program, and stand for no more than these.");
        yield return new CodeBlock($"{input.Making}\n{input.Publishing}");
    }

    private static IEnumerable<Block> Gaps(ResultsPart part)
    {
        if (part.Missing.Count > 0)
            yield return Paragraph.Of(
                Inline.Strong($"{part.Missing.Count} of the {Things(part.Models.Count, "network")} of {part.Experiment} {(part.Missing.Count == 1 ? "is" : "are")} not finished: {string.Join(", ", part.Missing)}."),
                $" {(part.Missing.Count == 1 ? "It is" : "They are")} in nothing that follows.");
        if (part.Unjudged.Count > 0)
            yield return Paragraph.Of($"Trained, but not yet exported, judged and composed with, of {part.Experiment}: {string.Join(", ", part.Unjudged)}.");
    }

    private static IEnumerable<Block> Curves(ResultsPart part)
    {
        yield return new Heading(2, "Losses over epochs");
        yield return Paragraph.Of(
            "A figure for each kind of cell and number of units, a curve for each number of layers; training on the left, held-out pieces on the right, on one scale. ",
            part.AreTokensPitches && ReportGrid.IsIn(part.Models) ? "The report's figures 2 to 4 show the same of its own networks." : "");
        foreach (var group in Sorted(part.Runs).GroupBy(run => (run.Model.Cell, run.Model.Hidden)))
            yield return new Figure(CurveSection.Draw(
                [.. group.Select(run => (run.Name, run.Model, run.Epochs))],
                part.IsOfClasses ? StepsSection.Levels(part) : LossTable.Levels(part), part.IsOfClasses));
    }

    private static IEnumerable<Block> Claims(ResultsPart part) => part.AreTokensPitches && ReportGrid.IsIn(part.Models)
        ? ClaimSection.Build(new ClaimInput(
            [.. Sorted(part.Runs).Select(run => new ClaimRun(run.Name, run.Model, run.Epochs, part.Temperature == 0 ? run.Pieces : []))], part.Missing, part.Lines))
        : [];

    private static IEnumerable<Block> Files(ResultsInput input)
    {
        yield return new Heading(2, "Files");
        yield return new Bullets(
        [
            [Inline.Link("runs.csv", "runs.csv"), ": a line a run: network, losses, chosen epoch, seconds of training, measures of its music."],
            [Inline.Link("losses.csv", "losses.csv"), ": a line a run and epoch: training and held-out loss."],
            .. input.Parts.Count == 1 ? new IReadOnlyList<Inline>[] { ["figures/: the figures above as SVG."] } : [],
        ]);
        yield return Paragraph.Of("No music and no model is in this folder, nor anything from which the music could be put together again. Of the licence of what was learned from: ", input.First.Corpus.Licence);
    }
}
