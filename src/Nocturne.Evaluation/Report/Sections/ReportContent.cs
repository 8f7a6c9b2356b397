using Nocturne.Evaluation.Report.Pages;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>All that a report says, in order.</summary>
internal static class ReportContent
{
    /// <summary>The blocks of the report.</summary>
    /// <param name="input">What to report.</param>
    /// <param name="folder">Where the report will lie; links are relative to it.</param>
    public static List<Block> Build(ReportInput input, string folder)
    {
        var runs = Sorted(input.Runs);
        return
        [
            new Heading(1, $"Experiment {input.Experiment}"),
            Paragraph.Of(input.Description),
            .. SummarySection.Build(input, runs),
            .. input.IsOfClasses ? ClassLossSection.Build(runs, folder) : LossSection.Build(input, runs, folder),
            .. CurveSection.Build(input, runs),
            .. ClaimSection.Build(input, runs),
            .. MusicSection.Build(input, runs),
            .. SampleSection.Build(runs, folder),
            .. MakingSection.Build(input),
            .. ReadingSection.Build(input),
        ];
    }

    // Best first; a model that has diverged last.
    private static List<ReportRun> Sorted(IEnumerable<ReportRun> runs) =>
    [
        .. runs.OrderBy(run => double.IsFinite(run.ValidationLoss) ? 0 : 1)
            .ThenBy(run => run.ValidationLoss)
            .ThenBy(run => run.Name, StringComparer.Ordinal),
    ];
}
