using Nocturne.Training.Runs;

namespace Nocturne.Training.Tests.Runs;

public sealed class InterruptionTests : IDisposable
{
    // Three readings of the clock exceed a minute: a checkpoint after every third step.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(25);

    private readonly SmallRun _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(22)]
    public void A_run_that_an_error_stopped_ends_with_the_same_bytes(int atStep)
    {
        // Arrange
        _runs.Train("whole");
        _runs.Break("broken", atStep, new SteppingTime(Slow));
        // Act
        _runs.Train("broken");
        // Assert
        _runs.ShouldBeTheSame("broken", "whole");
    }

    [Fact]
    public void A_run_resumes_in_the_middle_of_an_epoch_from_the_checkpoint_of_the_minute()
    {
        // Arrange
        _runs.Break("broken", atStep: 3 * SmallRun.StepsOfEpoch + 4, new SteppingTime(Slow));
        using var learner = new WatchedLearner(Recipe.Windows.Learner(), _ => { });
        // Act
        var result = _runs.Loop(learner, "broken").Run();
        // Assert
        result.Resumed.Should().Be(3);
        learner.Steps.Should().BeLessThan(SmallRun.StepsOfEpoch).And.BeGreaterThan(0);
    }

    [Fact]
    public void A_run_that_breaks_again_and_again_ends_with_the_same_bytes()
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

    [Fact]
    public void A_folder_in_place_of_a_file_is_named_with_what_to_do_and_the_last_checkpoint_stays()
    {
        // Arrange: the metrics of the last epoch cannot be written, as on a full disk
        _runs.Train("whole");
        _runs.Break("run", atStep: 2 * SmallRun.StepsOfEpoch + 1);
        var checkpoint = File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]);
        File.Move(_runs["run", "metrics.csv"], _runs["metrics.csv"]);
        Directory.CreateDirectory(_runs["run", "metrics.csv"]);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<RunFileException>()
            .WithMessage($"Cannot write {_runs["run", "metrics.csv"]}: *. The last checkpoint is unharmed: free space on the disk*");
        File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]).Should().Equal(checkpoint);
        Directory.Delete(_runs["run", "metrics.csv"]);
        _runs.Train("run").Resumed.Should().Be(2);
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_leaves_the_last_one()
    {
        // Arrange: the last one cannot be renamed, so the new one must not replace it
        _runs.Train("whole");
        _runs.Break("run", atStep: SmallRun.StepsOfEpoch + 1);
        var checkpoint = File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]);
        Directory.CreateDirectory(_runs["run", "checkpoint.previous.safetensors"]);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<RunFileException>().WithMessage($"Cannot write {_runs["run", "checkpoint.safetensors"]}: *");
        File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]).Should().Equal(checkpoint);
        Directory.GetFiles(_runs["run"], "*.tmp").Should().BeEmpty();
        Directory.Delete(_runs["run", "checkpoint.previous.safetensors"]);
        _runs.Train("run");
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        // Arrange
        File.WriteAllText(_runs["run"], "in the way");
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<RunFileException>().WithMessage($"Cannot write {_runs["run"]}*");
    }
}
