using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

public sealed class MeasureTests
{
    [Fact]
    public void Every_measure_is_a_column_of_the_report_and_an_entry_of_its_glossary()
    {
        using var report = new WrittenReport(FakeReport.Typical);

        var header = report.Markdown.Split('\n').Single(line => line.Contains("| Longest run |", StringComparison.Ordinal));
        foreach (var measure in Measure.All)
        {
            var title = measure.Title.Replace("token", "note", StringComparison.Ordinal);
            header.Should().Contain($"| {title} |");
            report.Markdown.Should().Contain($"- **{title}**: ");
        }
    }

    [Fact]
    public void Every_measure_is_a_column_of_the_published_table()
    {
        using var folder = new TempFolder();

        ReportWriter.Write(new(Edition.Published, folder["results"], [FakeReport.Typical], "make", "publish", []));

        var header = File.ReadLines(folder["results", "runs.csv"]).First().Split(',');
        header.TakeLast(Measure.All.Count).Should().OnlyHaveUniqueItems().And.StartWith("longest_run").And.EndWith("mean_interval");
    }

    [Fact]
    public void Measures_of_pitch_are_left_out_of_the_table_where_tokens_are_names()
    {
        using var folder = new TempFolder();

        ReportWriter.Write(new(Edition.Published, folder["results"], [FakeReport.OfClasses], "make", "publish", []));

        File.ReadLines(folder["results", "runs.csv"]).First().Should().EndWith(",repeat_share");
    }
}
