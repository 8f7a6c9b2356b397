using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report.Figures;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Results;

/// <summary>Experiments that predict classes: one table of all, and what each step changed.</summary>
internal static class StepsSection
{
    private static readonly Column[] Columns =
    [
        new("Experiment", IsNumber: false), new("Network", IsNumber: false), new("Longest run"), new("Its music repeats"), new("Most probable repeats"),
        new("Distinct-1"), new("Distinct-2"), new("Distinct-4"), new("Entropy (bits)"), new("Training (nats)"), new("Held out (nats)"), new("Chosen epoch"),
    ];

    /// <summary>The trivial predictors as lines of a figure.</summary>
    public static IReadOnlyList<FigureLevel> Levels(ResultsPart part) =>
        [.. part.Runs.Select(run => run.Lines).FirstOrDefault(lines => lines.Count > 0, []).Select(line => new FigureLevel(line.Name, line.CrossEntropyNats))];

    public static IEnumerable<Block> Build(IReadOnlyList<ResultsPart> parts)
    {
        yield return new Heading(2, parts.Count > 1 ? "The collapse, and what each step changes" : "What came out");
        foreach (var (step, part) in parts.Index())
        {
            if (step > 0)
                yield return new Heading(3, part.Experiment);
            if (step > 0)
                yield return Paragraph.Of(part.Description);
            var sentences = StepWords.Of(part, step > 0 ? parts[step - 1] : null);
            yield return sentences.Count > 0
                ? new Bullets([.. sentences.Select(sentence => (IReadOnlyList<Inline>)[sentence])])
                : Paragraph.Of("Nothing can be said yet: no network of it has been trained, judged and composed with.");
        }
        yield return new Heading(2, "In numbers");
        yield return Paragraph.Of(
            "Of the music: means over the pieces that a network composed. Longest run: most times that one class comes in a row. Its music repeats: share of its steps that stay on one class; at temperature 0 that is how often its most probable class is the last one again. ",
            "Most probable repeats: share of the held-out windows, of real music, whose most probable class is the last one again. Distinct-n: different groups of n neighbours as a share of all. ",
            "Losses are cross-entropies of the chosen epoch in nats a class. ",
            "The shaded rows are the corpus in excerpts as long as the pieces, with the unigram's loss: what knowing how often each class is there gives.");
        yield return new Table(Columns, [.. parts.SelectMany(Rows)]);
    }

    private static IEnumerable<Row> Rows(ResultsPart part)
    {
        var judged = part.Runs.FirstOrDefault(run => run.Evaluation?.Classes is not null)?.Evaluation!.Classes;
        if (part.CorpusMusic is { } corpus)
            yield return Row.Of(
                true,
                [part.Experiment, "the corpus", .. Music(corpus, judged is null ? "" : Share(judged.Validation.TargetRepeatShare)), "", judged is null ? "" : Nats(judged.Baselines[0].CrossEntropyNats), ""]);
        foreach (var run in ResultsPage.Sorted(part.Runs))
            yield return Row.Of(
                false,
                [
                    part.Experiment, Inline.Strong(run.Name), .. Music(run.Music, run.Evaluation?.Classes is { } classes ? Share(classes.Validation.RepeatShare) : ""),
                    run.Evaluation?.Classes?.Training is { } training ? Nats(training.CrossEntropyNats) : "",
                    run.Evaluation?.Classes is { } losses ? Nats(losses.Validation.CrossEntropyNats) : "", Count(run.ChosenEpoch),
                ]);
    }

    private static IEnumerable<Inline> Music(MusicSummary? music, string mostProbable) =>
    [
        music is null ? "" : Decimals(music.LongestRun.Mean, 1), music is null ? "" : Share(music.RepeatShare.Mean), mostProbable,
        .. ((MetricRange?[])[music?.Distinct1, music?.Distinct2, music?.Distinct4, music?.PitchEntropyBits]).Select(range => (Inline)(range is null ? "" : Decimals(range.Mean, 3))),
    ];
}
