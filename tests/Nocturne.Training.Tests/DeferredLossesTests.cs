namespace Nocturne.Training.Tests;

public sealed class DeferredLossesTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void Losses_that_are_told_late_add_up_to_the_same_bits(int mostPending)
    {
        // Arrange
        _run.Train("waiting");
        using var learner = new DeferringLearner(SmallRun.Learner(), mostPending);
        // Act
        _run.Trainer(learner, "late").Run();
        // Assert
        _run.ShouldBeTheSame("late", "waiting");
    }

    [Fact]
    public void A_learner_is_waited_for_no_more_often_than_it_needs()
    {
        // Arrange: 6 steps an epoch, 4 epochs
        using var learner = new DeferringLearner(SmallRun.Learner(), mostPending: 4);
        // Act
        _run.Trainer(learner, "late").Run();
        // Assert: once when the fifth step comes, once at the end of an epoch
        learner.Takings.Should().Be(8);
    }

    [Fact]
    public void A_checkpoint_in_the_middle_of_an_epoch_knows_all_losses_before_it()
    {
        // Arrange: every look at the clock is a minute later, so that there is a checkpoint before every step
        _run.Train("waiting");
        using var learner = new DeferringLearner(SmallRun.Learner(), mostPending: 64);
        // Act
        _run.Trainer(learner, "late", time: new SteppingTime(TimeSpan.FromMinutes(1))).Run();
        // Assert
        _run.ShouldBeTheSame("late", "waiting");
    }
}
