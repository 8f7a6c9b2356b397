using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Sections;

/// <summary>The other files of the folder.</summary>
internal sealed class FileSection() : Section(Edition.Published)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        yield return new Heading(2, "Files");
        yield return new Bullets(
        [
            [Inline.Link("runs.csv", "runs.csv"), ": one line per run: network, losses, training time, measures of its music."],
            [Inline.Link("losses.csv", "losses.csv"), ": one line per run and epoch: training and held-out loss."],
            .. input.Parts.Count == 1 ? new IReadOnlyList<Inline>[] { ["figures/: the figures above as SVG."] } : [],
        ]);
        yield return Paragraph.Of(
            "The folder contains no music, no model and nothing that the music could be reconstructed from. Licence of the corpus: ",
            input.First.Corpus.Licence);
    }
}
