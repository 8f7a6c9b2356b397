using Nocturne.Evaluation.Losses;
using Nocturne.Evaluation.Measures;

namespace Nocturne.Evaluation.Tests.Measures;

public sealed class MusicSummaryTests
{
    [Fact]
    public void A_range_has_mean_and_quartiles()
    {
        var range = MetricRange.Of([4, 1, 3, 2, 10]);

        range.Should().Be(new MetricRange(Mean: 4, Lowest: 1, LowerQuartile: 2, Median: 3, UpperQuartile: 4, Highest: 10));
    }

    [Fact]
    public void Quartiles_between_values_are_interpolated() => MetricRange.Of([0, 1]).LowerQuartile.Should().Be(0.25);

    [Fact]
    public void No_piece_is_an_error() => FluentActions.Invoking(() => MusicSummary.Of([])).Should().Throw<EvaluationException>();

    [Fact]
    public void Excerpts_follow_one_another_and_leave_the_rest_out()
    {
        // Excerpts 1 1 1 and 2 3 4; the 4 at the end is left.
        var summary = MusicSummary.OfExcerpts([[1, 1, 1, 2, 3, 4, 4]], length: 3);

        summary.Pieces.Should().Be(2);
        (summary[Measure.LongestRun].Lowest, summary[Measure.LongestRun].Highest).Should().Be((1, 3));
        summary.Tokens.Mean.Should().Be(3);
    }

    [Fact]
    public void A_piece_shorter_than_an_excerpt_is_measured_whole()
    {
        var summary = MusicSummary.OfExcerpts([[1, 2], []], length: 3);

        (summary.Pieces, summary.Tokens.Mean).Should().Be((1, 2));
    }
}
