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
    public void Only_targets_that_are_stages_leave_a_dry_run_to_the_stages(bool expected, params string[] targets) =>
        StageTargets.AreAll(targets).Should().Be(expected);

    [Theory]
    [InlineData(true)]
    [InlineData(true, "Reproduce")]
    [InlineData(true, "Publish", "Check")]
    [InlineData(false, "Status")]
    [InlineData(false, "Publish")]
    public void Targets_that_run_stages_end_with_a_summary(bool expected, params string[] targets) =>
        StageTargets.EndWithSummary(targets).Should().Be(expected);
}
