namespace Nocturne.Training.Tests;

public sealed class InterruptionTests : IDisposable
{
    // Three looks at the clock are more than a minute: a checkpoint after every third step.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(25);

    private readonly SmallRun _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(22)]
    public void A_run_that_an_error_stopped_ends_with_the_bytes_of_one_that_was_not(int atStep)
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
    public void A_run_goes_on_in_the_middle_of_an_epoch_from_the_checkpoint_of_the_minute()
    {
        // Arrange
        _runs.Break("broken", atStep: 3 * SmallRun.StepsOfEpoch + 4, new SteppingTime(Slow));
        using var learner = new WatchedLearner(SmallRun.Learner(), _ => { });
        // Act
        var result = _runs.Trainer(learner, "broken").Run();
        // Assert
        result.Resumed.Should().Be(3);
        learner.Steps.Should().BeLessThan(SmallRun.StepsOfEpoch).And.BeGreaterThan(0);
    }

    [Fact]
    public void A_run_that_breaks_again_and_again_ends_with_the_bytes_of_one_that_did_not()
    {
        // Arrange
        _runs.Train("whole");
        // Act: each time it takes four steps, of which not all are kept.
        for (var time = 0; time < 7; time++)
            _runs.Break("broken", atStep: 4, new SteppingTime(Slow));
        _runs.Train("broken");
        // Assert
        _runs.ShouldBeTheSame("broken", "whole");
    }

    [Fact]
    public void A_folder_in_a_files_way_is_named_with_what_to_do_and_the_last_checkpoint_stays()
    {
        // Arrange: what a full disk does too, the last epoch's metrics cannot be written.
        _runs.Train("whole");
        _runs.Break("run", atStep: 2 * SmallRun.StepsOfEpoch + 1);
        var checkpoint = File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]);
        File.Move(_runs["run", "metrics.csv"], _runs["metrics.csv"]);
        Directory.CreateDirectory(_runs["run", "metrics.csv"]);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<IOException>().WithMessage($"{_runs["run", "metrics.csv"]} cannot be written: *. The last checkpoint is unharmed: free space on the disk*");
        File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]).Should().Equal(checkpoint);
        Directory.Delete(_runs["run", "metrics.csv"]);
        _runs.Train("run").Resumed.Should().Be(2);
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_leaves_the_last_one()
    {
        // Arrange: the last one cannot be put aside, so the new one must not take its place.
        _runs.Train("whole");
        _runs.Break("run", atStep: SmallRun.StepsOfEpoch + 1);
        var checkpoint = File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]);
        Directory.CreateDirectory(_runs["run", "checkpoint.previous.safetensors"]);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<IOException>().WithMessage($"{_runs["run", "checkpoint.safetensors"]} cannot be written: *");
        File.ReadAllBytes(_runs["run", "checkpoint.safetensors"]).Should().Equal(checkpoint);
        Directory.GetFiles(_runs["run"], "*.tmp").Should().BeEmpty();
        Directory.Delete(_runs["run", "checkpoint.previous.safetensors"]);
        _runs.Train("run");
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_file_where_the_runs_folder_must_be_is_named()
    {
        // Arrange
        File.WriteAllText(_runs["run"], "in the way");
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<IOException>().WithMessage($"{_runs["run"]}*cannot be written*");
    }
}
