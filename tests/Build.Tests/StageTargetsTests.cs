using Build.CommandLines;

namespace Build.Tests;

public sealed class StageTargetsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(true, "Train")]
    [InlineData(true, "train", "Report")]
    [InlineData(false, "Check")]
    [InlineData(false, "Train", "Publish")]
    public void A_dry_run_is_the_stages_business_where_nothing_else_is_asked_for(bool expected, params string[] targets) =>
        StageTargets.AreAll(targets).Should().Be(expected);

    [Theory]
    [InlineData(true)]
    [InlineData(true, "Reproduce")]
    [InlineData(true, "Publish", "Check")]
    [InlineData(false, "Status")]
    [InlineData(false, "Publish")]
    public void A_summary_of_before_goes_where_stages_will_run(bool expected, params string[] targets) =>
        StageTargets.EndWithSummary(targets).Should().Be(expected);
}
