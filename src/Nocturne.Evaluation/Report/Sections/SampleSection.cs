using Nocturne.Evaluation.Report.Figures;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>The composed pieces to see and to hear.</summary>
internal static class SampleSection
{
    public static IEnumerable<Block> Build(List<ReportRun> runs, string folder)
    {
        var composers = runs.Where(run => run.Samples.Count > 0).ToList();
        if (composers.Count == 0)
            yield break;
        yield return new Heading(2, "To see and to hear");
        yield return Paragraph.Of(
            "Each link is a MIDI file, which any player of MIDI opens: on Windows a double click (Media Player), ",
            "elsewhere a notation or music program such as MuseScore or GarageBand; ",
            "on Linux ", Inline.Code("timidity piece.mid"), " or ", Inline.Code("fluidsynth -i soundfont.sf2 piece.mid"), ".");
        foreach (var run in composers)
        {
            yield return new Heading(3, run.Name);
            if (MusicSection.Samples([run]) is [var first, ..])
                yield return new Figure(Roll(Markup.FileName($"roll-{run.Name}"), first));
            yield return new Bullets([.. run.Samples.Select(sample => Item(sample, folder))]);
        }
    }

    private static Svg Roll(string name, ReportSample sample) => sample.Pitches is { } pitches
        ? RollFigure.Draw(name, Path.GetFileName(sample.Path), pitches)
        : RollFigure.Draw(name, Path.GetFileName(sample.Path), sample.Tokens);

    private static IReadOnlyList<Inline> Item(ReportSample sample, string folder) =>
    [
        Inline.Link(Path.GetFileName(sample.Path), Markup.Link(folder, sample.Path)),
        $": {Things(sample.Tokens.Length, "note")}; {sample.Note}",
    ];
}
