namespace Nocturne.Training.Tests.Runs;

public sealed class StreamRunTests : IDisposable
{
    // Three readings of the clock exceed a minute: a checkpoint after every third step.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(25);

    private readonly SmallRun _runs = new(Recipe.Streams);

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(29)]
    public void A_stream_that_an_error_stopped_ends_with_the_same_bytes(int atStep)
    {
        // Arrange: AdamW, dropout, averaging, a cosine schedule and carried state
        _runs.Train("whole");
        _runs.Break("broken", atStep, new SteppingTime(Slow));
        // Act
        _runs.Train("broken");
        // Assert
        _runs.ShouldBeTheSame("broken", "whole");
    }

    [Fact]
    public void A_stream_that_breaks_again_and_again_ends_with_the_same_bytes()
    {
        // Arrange
        _runs.Train("whole");
        // Act: each time it takes four steps, not all of which are kept
        for (var time = 0; time < 7; time++)
            _runs.Break("broken", atStep: 4, new SteppingTime(Slow));
        _runs.Train("broken");
        // Assert
        _runs.ShouldBeTheSame("broken", "whole");
    }
}
