using Nocturne.Models;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Tests.WrittenReport;

namespace Nocturne.Reports.Tests;

public sealed class MusicFigureTests
{
    [Fact]
    public void Each_key_of_the_corpus_is_a_bar_and_each_cell_a_curve()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        var figure = report.Figure("pitches.svg");

        // 60 different notes in the corpus, and the swatch of the legend
        Elements(figure, "rect", "corpus").Should().HaveCount(61);
        Texts(figure).Should().Contain("Vanilla RNN").And.Contain("GRU").And.Contain("share of the notes (%)").And.Contain("C4");
    }

    [Fact]
    public void A_stuck_model_is_named_with_its_note()
    {
        // Arrange: token 48 is middle C
        var run = FakeReport.Run(CellKind.Rnn, 1, [0.02]) with { Samples = [new ReportSample("/made/up/stuck.mid", "seed 0", [.. Enumerable.Repeat(48, 300), 40, 41])] };
        // Act
        using var report = new WrittenReport(FakeReport.Part(run));
        // Assert
        Texts(report.Figure("pitches.svg")).Should().Contain("Vanilla RNN: 99 % of all notes are C4, above the scale.");
    }

    [Fact]
    public void A_roll_has_a_stroke_for_each_note_up_to_its_end()
    {
        var run = FakeReport.Run(CellKind.Rnn, 1, [0.02]) with { Samples = [new ReportSample("/made/up/long.mid", "seed 0", [.. Enumerable.Range(0, 500).Select(i => i % 88)])] };

        using var report = new WrittenReport(FakeReport.Part(run));

        var figure = report.Figure("roll-rnn-1x64-s0.svg");
        Elements(figure, "path", "roll").Single().Attribute("d")!.Value.Count(letter => letter == 'M').Should().Be(240);
        Texts(figure).Should().Contain("long.mid, its first 240 notes");
    }

    [Fact]
    public void Music_outside_of_what_the_corpus_does_is_bold()
    {
        var run = FakeReport.Run(CellKind.Rnn, 1, [0.02]) with { Samples = [new ReportSample("/made/up/stuck.mid", "seed 0", [.. Enumerable.Repeat(48, 60)])] };

        using var report = new WrittenReport(FakeReport.Part(run));

        report.Markdown.Should().Contain("| rnn-1x64-s0 | **60.0** | **1.0** | **0.000** |");
    }
}
