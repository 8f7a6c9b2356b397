using Nocturne.Reports.Blocks;
using Nocturne.Reports.Findings;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>The observations of the 2019 report, for an experiment with all of its networks.</summary>
internal sealed class ClaimSection() : Section(Edition.Full, Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var part = input.First;
        if (part.IsOfClasses || !part.AreTokensPitches || !ReportGrid.IsIn(part.Models))
            yield break;
        var claims = ReportClaims.Judge(input.Edition == Edition.Full ? part.BestFirst : part.BySize, part.Lines);
        yield return new Heading(2, "The report's observations");
        yield return Paragraph.Of(
            "Observations of the 2019 report, compared with the results here. ",
            $"The minimum of a curve is that of its running median over {LossTrace.Span} epochs. ",
            "The report states neither its optimizer nor its learning rate, so exact numbers may differ.");
        if (part.Missing.Count > 0)
            yield return Paragraph.Of(
                Inline.Strong($"Based on {Counted.Of(part.Runs.Count, "finished network")} only."),
                $" The verdicts may change with the others: {string.Join(", ", part.Missing)}.");
        yield return new Table(
            [new("Observation", IsNumber: false), new("Here", IsNumber: false)],
            [.. claims.Select(claim => Row.Of(false, claim.Title, Inline.Strong(Words(claim.Verdict))))]);
        foreach (var claim in claims)
        {
            yield return new Heading(3, claim.Title);
            yield return Paragraph.Of(claim.Says);
            yield return new Bullets(
            [
                .. claim.Measured.Select(sentence => (IReadOnlyList<Inline>)[sentence]),
                ["Verdict: ", Inline.Strong(Words(claim.Verdict)), "."],
            ]);
        }
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.DoesNotHold => "does not hold",
        _ => "undecided",
    };
}
