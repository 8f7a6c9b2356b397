using Nocturne.Evaluation.Claims;
using Nocturne.Evaluation.Report.Pages;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>The 2019 report's observations and what became of them.</summary>
internal static class ClaimSection
{
    /// <summary>The section; nothing for an experiment that has not the report's networks.</summary>
    public static IEnumerable<Block> Build(ReportInput input, List<ReportRun> runs) => input.IsOfClasses || !input.AreTokensPitches || !ReportGrid.IsIn(runs.Select(run => run.Model))
        ? []
        : Build(new ClaimInput([.. runs.Select(Run)], [], input.Baselines));

    /// <summary>The section for some runs of the report's networks.</summary>
    public static IEnumerable<Block> Build(ClaimInput input)
    {
        var claims = ReportClaims.Judge(input);
        yield return new Heading(2, "The report's observations");
        yield return Paragraph.Of(
            "What the report of 2019 says of these networks, held against what they did here. ",
            $"The lowest point of a curve is that of its running median over {LossTrace.Span} epochs. ",
            "The report names neither its optimiser nor its rate, so its numbers need not come out; what it saw should.");
        if (input.Missing.Count > 0)
            yield return Paragraph.Of(
                Inline.Strong($"Judged by the {Numbers.Things(input.Runs.Count, "network")} that {(input.Runs.Count == 1 ? "is" : "are")} finished."),
                $" What is said here may change with the others: {string.Join(", ", input.Missing)}.");
        yield return new Table(
            [new("Observation", IsNumber: false), new("Here", IsNumber: false)],
            [.. claims.Select(claim => Row.Of(false, claim.Title, Inline.Strong(Words(claim.Verdict))))]);
        foreach (var claim in claims)
        {
            yield return new Heading(3, claim.Title);
            yield return Paragraph.Of(claim.Says);
            yield return new Bullets([.. claim.Measured.Select(sentence => (IReadOnlyList<Inline>)[sentence]), [Inline.Strong($"{Capital(Words(claim.Verdict))}.")]]);
        }
    }

    /// <summary>A verdict in words.</summary>
    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.DoesNotHold => "does not hold",
        _ => "cannot be told",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static ClaimRun Run(ReportRun run) => new(run.Name, run.Model, run.Epochs, [.. run.Samples.Where(sample => sample.IsWithoutChance).Select(sample => sample.Tokens)]);
}
