using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>Experiments that predict classes: what each step changed, and one table of all runs.</summary>
internal sealed class StepsSection() : Section(Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        if (!input.First.IsOfClasses)
            yield break;
        var parts = input.Parts;
        yield return new Heading(2, parts.Count > 1 ? "The collapse, and the effect of each step" : "Findings");
        foreach (var (step, part) in parts.Index())
        {
            if (step > 0)
            {
                yield return new Heading(3, part.Experiment);
                yield return Paragraph.Of(part.Description);
            }
            var sentences = StepWords.Of(part, step > 0 ? parts[step - 1] : null);
            yield return sentences.Count > 0
                ? new Bullets([.. sentences.Select(sentence => (IReadOnlyList<Inline>)[sentence])])
                : Paragraph.Of("No results yet: no network has been trained, evaluated and sampled.");
        }
        yield return new Heading(2, "Numbers");
        yield return new Bullets(
        [
            .. input.First.Measures.Select(measure => (IReadOnlyList<Inline>)[Inline.Strong(measure.Title), $": {measure.Meaning}"]),
            [Inline.Strong("Predicts a repeat"), ": share of held-out windows whose most probable token is their last one."],
            [Inline.Strong("Training"), " and ", Inline.Strong("held out"), ": cross-entropy of the chosen epoch."],
        ]);
        yield return Paragraph.Of(
            "Measures of music are means over the pieces that a network composed. The shaded rows are the corpus in excerpts of the same ",
            "length, with the loss of the unigram, which knows only how frequent each class is.");
        yield return new Table(
            [
                new("Experiment", IsNumber: false), new("Network", IsNumber: false),
                .. input.First.Measures.Select(measure => new Column(measure.Title)),
                new("Predicts a repeat"), new("Training (nats)"), new("Held out (nats)"), new("Chosen epoch"),
            ],
            [.. parts.SelectMany(part => Rows(part, input.First.Measures))]);
    }

    private static IEnumerable<Row> Rows(ReportPart part, IReadOnlyList<Measure> measures)
    {
        var evaluated = part.Runs.FirstOrDefault(run => run.Classes is not null)?.Classes;
        if (part.CorpusMusic is { } corpus)
            yield return Row.Of(
                true,
                [
                    part.Experiment, "corpus", .. Means(corpus),
                    evaluated is null ? "" : Decimals(evaluated.Validation.TargetRepeatShare, 3), "",
                    evaluated is null ? "" : Nats(evaluated.Baselines[0].CrossEntropyNats), "",
                ]);
        foreach (var run in part.BySize)
            yield return Row.Of(
                false,
                [
                    part.Experiment, Inline.Strong(run.Name), .. Means(run.Summary),
                    run.Classes is { } classes ? Decimals(classes.Validation.RepeatShare, 3) : "",
                    run.Classes is { Training: var training } ? Nats(training.CrossEntropyNats) : "",
                    run.Classes is { Validation: var validation } ? Nats(validation.CrossEntropyNats) : "",
                    Count(run.ChosenEpoch),
                ]);

        IEnumerable<Inline> Means(MusicSummary? music) =>
            measures.Select(measure => (Inline)(music is null ? "" : Decimals(music[measure].Mean, measure.Decimals)));
    }
}
