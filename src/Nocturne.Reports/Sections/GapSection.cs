using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>The runs that are missing or unfinished.</summary>
internal sealed class GapSection() : Section(Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input) => input.Parts.SelectMany(Of);

    private static IEnumerable<Block> Of(ReportPart part)
    {
        if (part.Missing.Count > 0)
            yield return Paragraph.Of(
                Inline.Strong($"{part.Experiment}: {part.Missing.Count} of {Counted.Of(part.Models.Count, "network")} not finished."),
                $" Left out below: {string.Join(", ", part.Missing)}.");
        string[] unevaluated = [.. part.Runs.Where(run => run.Evaluation is null || run.Music.Count == 0).Select(run => run.Name)];
        if (unevaluated.Length > 0)
            yield return Paragraph.Of(
                $"{part.Experiment}: trained, but not yet evaluated or without music: {string.Join(", ", unevaluated)}.");
    }
}
