using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

public sealed class ReportWriterTests
{
    [Fact]
    public void A_report_is_a_page_a_text_and_figures()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        Directory.GetFiles(report.Folder).Select(Path.GetFileName).Should().BeEquivalentTo("index.html", "report.md");
        report.Figures.Should().Equal("loss-gru-64.svg", "loss-rnn-64.svg", "pitches.svg", "roll-gru-1x64-s0.svg", "roll-gru-2x64-s0.svg", "roll-rnn-1x64-s0.svg");
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        using var first = new WrittenReport(FakeReport.Typical);
        using var second = new WrittenReport(FakeReport.Typical);

        first.Markdown.Should().Be(second.Markdown);
        first.Html.Should().Be(second.Html);
        foreach (var name in first.Figures)
            first.Figure(name).ToString().Should().Be(second.Figure(name).ToString());
    }

    [Fact]
    public void The_page_is_well_formed_but_for_elements_without_an_end()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        var asXml = Regex.Replace(report.Html.Replace("<!DOCTYPE html>", ""), "<meta([^>]*)>", "<meta$1/>");

        FluentActions.Invoking(() => XDocument.Parse(asXml)).Should().NotThrow();
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        report.Html.Should().NotContainAny("src=", "@import", "<link", "<script", "url(http");
        Targets(report.Html).Should().NotBeEmpty().And.OnlyContain(target => !target.Contains(':') && !target.StartsWith('/'));
    }

    [Fact]
    public void Links_lead_from_the_report_to_models_and_samples()
    {
        // Arrange
        using var root = new TempFolder();
        // Act
        FakeReport.Write(FakeReport.Part(FakeReport.Run(CellKind.Gru, 1, [0.02], root: root["a folder"])), root["a folder", "report", "fake"]);
        // Assert
        var html = File.ReadAllText(root["a folder", "report", "fake", "index.html"]);
        Targets(html).Should().Equal("../../models/fake/gru-1x64-s0.onnx", "../../samples/fake/gru-1x64-s0-0.mid");
    }

    [Fact]
    public void A_name_that_is_markup_is_shown_and_not_run()
    {
        // Arrange
        var input = FakeReport.Typical with { Description = "<script>alert('x')</script> & *so* on | [a](b)", Experiment = "\"<b>\"\u0001" };
        // Act
        using var report = new WrittenReport(input);
        // Assert
        report.Html.Should().Contain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; *so* on").And.NotContain("<script");
        report.Markdown.Should().Contain(@"&lt;script&gt;alert('x')&lt;/script&gt; &amp; \*so\* on \| \[a\](b)").And.NotContain("<script");
    }

    [Fact]
    public void Models_stand_among_the_lines_by_their_loss()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        var rows = Regex.Matches(report.Markdown, @"^\| \*{1,2}(always the [a-z ]+|[a-z]+-\dx64-s0)\*{1,2} \| [^|]* \| [^|]*0\.0", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Take(6);

        rows.Should().Equal("always the window mean", "gru-1x64-s0", "gru-2x64-s0", "always the training mean", "rnn-1x64-s0", "always the last note");
    }

    [Fact]
    public void The_summary_counts_the_models_below_a_line()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        report.Markdown.Should().Contain("training mean has a loss of 0.01780 (11.75 semitones): **2 of 3 models** do better.");
    }

    [Fact]
    public void A_diverged_run_is_last_and_has_no_loss()
    {
        using var report = new WrittenReport(FakeReport.Part(FakeReport.Run(CellKind.Rnn, 1, [0.02, double.NaN]), FakeReport.Run(CellKind.Gru, 1, [0.02, 0.9])));

        report.Html.Should().NotContain("NaN").And.Contain("Lowest validation loss: <strong>gru-1x64-s0</strong>");
    }

    [Fact]
    public void Runs_that_composed_nothing_are_reported_without_music()
    {
        using var report = new WrittenReport(FakeReport.Part(FakeReport.Run(CellKind.Rnn, 1, [0.02]) with { Samples = [] }));

        report.Markdown.Should().Contain("Nothing was composed");
        report.Figures.Should().Equal("loss-rnn-64.svg");
    }

    [Fact]
    public void Figures_of_an_earlier_report_are_gone()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        FakeReport.Write(FakeReport.Part(FakeReport.Run(CellKind.Gru, 1, [0.02])), report.Folder);

        report.Figures.Should().Equal("loss-gru-64.svg", "pitches.svg", "roll-gru-1x64-s0.svg");
    }

    [Fact]
    public void No_run_is_an_error() => FluentActions.Invoking(() => new WrittenReport(FakeReport.Part())).Should().Throw<EvaluationException>().WithMessage("*no finished run*");

    [Fact]
    public void A_run_without_an_epoch_is_an_error()
    {
        var act = () => new WrittenReport(FakeReport.Part(FakeReport.Run(CellKind.Gru, 1, [0.02]) with { Epochs = [] }));

        act.Should().Throw<EvaluationException>().WithMessage("*gru-1x64-s0*no epoch*");
    }

    [Fact]
    public void Two_runs_of_one_name_are_an_error()
    {
        var run = FakeReport.Run(CellKind.Gru, 1, [0.02]);

        FluentActions.Invoking(() => new WrittenReport(FakeReport.Part(run, run))).Should().Throw<EvaluationException>().WithMessage("*2 runs*gru-1x64-s0*");
    }

    private static IEnumerable<string> Targets(string html) => Regex.Matches(html, "(?:href|src)=\"([^\"]*)\"").Select(match => match.Groups[1].Value);

    [Fact]
    public void The_reports_observations_are_judged_where_its_networks_are()
    {
        // Arrange
        ReportRun[] runs = [.. FakeGrid.Models.Select(model => FakeReport.Run(model.Cell, model.Layers, [0.021, 0.0185, 0.017], model.Hidden))];
        // Act
        using var report = new WrittenReport(FakeReport.Part(runs));
        // Assert
        report.Markdown.Should().Contain("## The report's observations").And.Contain("| The vanilla RNN's loss has spikes |");
        report.Html.Should().Contain("<h2>The report&#39;s observations</h2>");
    }
}
