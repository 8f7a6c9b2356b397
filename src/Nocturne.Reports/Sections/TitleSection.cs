using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>Title and purpose of the experiment.</summary>
internal sealed class TitleSection() : Section(Edition.Full, Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input) =>
    [
        new Heading(1, $"{(input.Edition == Edition.Full ? "Experiment" : "Results of")} {input.First.Experiment}"),
        Paragraph.Of(input.First.Description),
    ];
}
