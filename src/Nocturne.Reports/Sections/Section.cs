using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>A section of a report.</summary>
/// <param name="editions">The editions that contain it.</param>
internal abstract class Section(params IReadOnlyList<Edition> editions)
{
    private static readonly Section[] All =
    [
        new TitleSection(),
        new SummarySection(),
        new OriginSection(),
        new GapSection(),
        new LossSection(),
        new LossTableSection(),
        new StepsSection(),
        new CurveSection(),
        new ClaimSection(),
        new MusicSection(),
        new SampleSection(),
        new MakingSection(),
        new ReadingSection(),
        new FileSection(),
    ];

    /// <summary>The blocks of a report.</summary>
    public static List<Block> BuildAll(ReportInput input) =>
        [.. All.Where(section => section._editions.Contains(input.Edition)).SelectMany(section => section.Build(input))];

    private readonly IReadOnlyList<Edition> _editions = editions;

    /// <summary>The blocks of the section; none if it does not apply.</summary>
    protected abstract IEnumerable<Block> Build(ReportInput input);
}
