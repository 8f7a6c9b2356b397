using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>The training music and the commands that reproduce the results.</summary>
internal sealed class OriginSection() : Section(Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var corpus = input.First.Corpus;
        yield return Paragraph.Of(
            "Trained on ", Inline.Strong($"{Counted.Of(corpus.Training.Count, "piece")} of {corpus.Name}"),
            $" ({Notes(corpus.Training)} as encoded), validated on {Counted.Of(corpus.Validation.Count, "held-out piece")} ",
            $"({string.Join(", ", corpus.Validation.Select(piece => piece.Name))}; {Notes(corpus.Validation)}). ",
            $"{(input.Parts.Count == 1 ? "The first command reproduces" : "The first commands reproduce")} the results; ",
            "the last one writes this folder. The text below is generated from the numbers.");
        yield return new CodeBlock($"{input.Making}\n{input.Publishing}");
    }
}
