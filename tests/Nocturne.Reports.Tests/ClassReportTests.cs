using static Nocturne.Reports.Tests.WrittenReport;

namespace Nocturne.Reports.Tests;

public sealed class ClassReportTests : IDisposable
{
    private readonly WrittenReport _report = new(FakeReport.OfClasses);

    public void Dispose() => _report.Dispose();

    [Fact]
    public void Losses_are_cross_entropies_in_nats_and_no_squared_error_is_named()
    {
        _report.Markdown.Should().Contain("Cross-entropy (nats)").And.Contain("Repeats last").And.NotContainAny("squared", "emitones", "R²");
        Texts(_report.Figure("loss-gru-64.svg")).Should().Contain("cross-entropy (nats per token)").And.Contain("bigram: 2.0000");
    }

    [Fact]
    public void Models_and_lines_are_sorted_by_cross_entropy()
    {
        var rows = _report.Markdown.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(" %", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim().Trim('*', '_'));

        rows.Take(5).Should().Equal("bigram", "gru-1x64-s0", "unigram", "rnn-1x64-s0", "last token");
    }

    [Fact]
    public void The_epoch_that_was_exported_is_shown_where_the_training_loss_chose_it()
    {
        _report.Markdown.Should().Contain("Chosen epoch").And.NotContain("Best epoch");
    }

    [Fact]
    public void Measures_of_pitch_are_left_out_where_a_number_is_a_name()
    {
        _report.Markdown.Should().Contain("Longest run").And.Contain("Different tokens").And.Contain("Distinct-4").And.NotContain("Mean interval");
        _report.Figures.Should().NotContain("pitches.svg");
    }

    [Fact]
    public void A_chord_is_drawn_as_its_notes()
    {
        var path = _report.Figure("roll-gru-1x64-s0.svg").Descendants().Single(element => (string?)element.Attribute("class") == "roll");

        ((string)path.Attribute("d")!).Count(letter => letter == 'M').Should().Be(6, "three single notes and a chord of three");
    }
}
