using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>The meaning of the numbers.</summary>
internal sealed class ReadingSection() : Section(Edition.Full)
{
    private static readonly (string Term, string Meaning)[] PitchLosses =
    [
        ("Loss", "mean squared error of the next note's number divided by 88. The highest key of a piano is 0, the lowest is 87."),
        ("Semitones", "88 times the root of the loss: the typical error in semitones."),
        ("R²", "share of the notes' variance that the model explains; 0 is no better than their mean, 1 is perfect."),
        ("Gain", "share of a trivial predictor's loss that the model removes; below 0 % the model is worse."),
        ("Output spread", "standard deviation of the outputs; near 0 for a constant output."),
    ];

    private static readonly (string Term, string Meaning)[] ClassLosses =
    [
        ("Cross-entropy", "mean of -ln p of the token that follows, in nats per token; its exponential is the perplexity."),
        ("Accuracy", "share of windows whose most probable token is the one that follows."),
        ("Repeats last", "share of windows whose most probable token is their last one. Without sampling, such a model soon gets stuck."),
        ("Different predictions", "number of different most probable tokens."),
    ];

    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var part = input.First;
        var terms = (part.IsOfClasses ? ClassLosses : PitchLosses)
            .Concat(part.Measures.Select(measure => (Term: part.InWords(measure.Title), Meaning: part.InWords(measure.Meaning))));
        yield return new Heading(2, "How to read the numbers");
        yield return new Bullets([.. terms.Select(term => (IReadOnlyList<Inline>)[Inline.Strong(term.Term), $": {term.Meaning}"])]);
        yield return Paragraph.Of(part.IsOfClasses
            ? "A token of a validation piece that no training piece contains is left out. " +
              "Losses of different vocabularies are not comparable; compare each with its own trivial predictors."
            : "A network trained by mean squared error learns the mean of the notes that may follow. " +
              "That mean lies between the likely notes, so a low loss does not imply good music.");
    }
}
