using Nocturne.Reports.Blocks;
using Nocturne.Reports.Figures;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Text;

namespace Nocturne.Reports.Sections;

/// <summary>The composed pieces: piano rolls and links to MIDI files.</summary>
internal sealed class SampleSection() : Section(Edition.Full)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var composers = input.First.BestFirst.Where(run => run.Samples.Count > 0).ToList();
        if (composers.Count == 0)
            yield break;
        yield return new Heading(2, "Listen");
        yield return Paragraph.Of(
            "Each link is a MIDI file. On Windows, a double click plays it; elsewhere, open it in MuseScore or GarageBand. On Linux, run ",
            Inline.Code("timidity piece.mid"), " or ", Inline.Code("fluidsynth -i soundfont.sf2 piece.mid"), ".");
        foreach (var run in composers)
        {
            yield return new Heading(3, run.Name);
            if (run.Music is [var first, ..])
                yield return new Figure(RollFigure.Draw(Markup.FileName($"roll-{run.Name}"), Path.GetFileName(first.Path), first.Sounding));
            yield return new Bullets([.. run.Samples.Select(sample => Item(sample, input))]);
        }
    }

    private static IReadOnlyList<Inline> Item(ReportSample sample, ReportInput input) =>
    [
        Inline.Link(Path.GetFileName(sample.Path), Markup.Link(input.Folder, sample.Path)),
        input.First.InWords($": {Counted.Of(sample.Tokens.Length, "token")}; "), sample.Note,
    ];
}
