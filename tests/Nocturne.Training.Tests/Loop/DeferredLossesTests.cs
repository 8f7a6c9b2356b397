namespace Nocturne.Training.Tests.Loop;

public sealed class DeferredLossesTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void Late_losses_add_up_to_the_same_bits(int maxPending)
    {
        // Arrange
        _run.Train("waiting");
        using var learner = new DeferringLearner(Recipe.Windows.Learner(), maxPending);
        // Act
        _run.Loop(learner, "late").Run();
        // Assert
        _run.ShouldBeTheSame("late", "waiting");
    }

    [Fact]
    public void Late_losses_of_several_heads_add_up_to_the_same_bits()
    {
        // Arrange
        using var streams = new SmallRun(Recipe.Streams);
        streams.Train("waiting");
        using var learner = new DeferringLearner(Recipe.Streams.Learner(), maxPending: 4);
        // Act
        streams.Loop(learner, "late").Run();
        // Assert
        streams.ShouldBeTheSame("late", "waiting");
    }

    [Fact]
    public void Losses_are_taken_no_more_often_than_needed()
    {
        // Arrange: 6 steps an epoch, 4 epochs
        using var learner = new DeferringLearner(Recipe.Windows.Learner(), maxPending: 4);
        // Act
        _run.Loop(learner, "late").Run();
        // Assert: once before the fifth step, once at the end of an epoch
        learner.Takings.Should().Be(8);
    }

    [Fact]
    public void A_checkpoint_in_the_middle_of_an_epoch_contains_all_losses_before_it()
    {
        // Arrange: the clock advances a minute at each reading, so there is a checkpoint before every step
        _run.Train("waiting");
        using var learner = new DeferringLearner(Recipe.Windows.Learner(), maxPending: 64);
        // Act
        _run.Loop(learner, "late", time: new SteppingTime(TimeSpan.FromMinutes(1))).Run();
        // Assert
        _run.ShouldBeTheSame("late", "waiting");
    }
}
