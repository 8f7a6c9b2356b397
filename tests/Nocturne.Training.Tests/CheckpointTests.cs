using Nocturne.Models;

namespace Nocturne.Training.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly SmallRun _runs = new();

    public CheckpointTests() => _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 2);

    private string Last => _runs["run", "checkpoint.safetensors"];

    private string Previous => _runs["run", "checkpoint.previous.safetensors"];

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_checkpoint_before_the_last_one_is_kept()
    {
        Load(Last)!.History.Should().HaveCount(3);
        Load(Previous)!.History.Should().HaveCount(2);
    }

    [Fact]
    public void A_cut_off_checkpoint_is_passed_over_for_the_one_before_it_and_the_user_is_told()
    {
        // Arrange
        _runs.Train("whole");
        File.WriteAllBytes(Last, File.ReadAllBytes(Last)[..^10]);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(2);
        _runs.Warnings.Should().ContainSingle().Which.Should().StartWith($"The checkpoint {Last} is damaged: ").And.Contain("goes on from the checkpoint before it (2 epochs and 0 steps)");
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void One_changed_number_is_noticed()
    {
        // Arrange
        _runs.Train("whole");
        Flip(Last, fromEnd: 100);
        // Act
        _runs.Train("run");
        // Assert
        _runs.Warnings.Should().ContainSingle().Which.Should().Contain("SHA-256");
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_changed_digit_in_the_metadata_is_noticed()
    {
        // Arrange
        var bytes = File.ReadAllBytes(Last);
        bytes[bytes.AsSpan().IndexOf("\"steps\":\""u8) + "\"steps\":\"".Length] ^= 1;       // one digit becomes another
        File.WriteAllBytes(Last, bytes);
        // Act
        var loading = () => Load(Last);
        // Assert
        loading.Should().Throw<CheckpointException>().WithMessage("*SHA-256*");
    }

    [Fact]
    public void The_damaged_checkpoint_never_takes_the_place_of_the_whole_one()
    {
        // Arrange
        Flip(Last, fromEnd: 100);
        var damaged = File.ReadAllBytes(Last);
        // Act: it goes back to the checkpoint before, and is broken off in the very next step.
        _runs.Break("run", atStep: 0);
        // Assert
        Load(Previous)!.History.Should().HaveCount(2);
        File.Exists(Last).Should().BeFalse();
        File.ReadAllBytes(_runs["run", "checkpoint.damaged.safetensors"]).Should().Equal(damaged);
    }

    [Fact]
    public void With_both_damaged_the_error_names_both_and_what_to_do()
    {
        // Arrange
        Flip(Last, fromEnd: 100);
        File.WriteAllBytes(Previous, []);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<CheckpointException>().WithMessage($"*{Last} is damaged*{Previous} is damaged*delete the folder {_runs["run"]} to begin the run anew*");
        _runs.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_damaged_checkpoint_without_another_is_named_with_what_to_do()
    {
        // Arrange
        Flip(Last, fromEnd: 100);
        File.Delete(Previous);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<CheckpointException>().WithMessage($"*{Last} is damaged*There is no other checkpoint*delete the folder*");
    }

    [Fact]
    public void With_nobody_to_tell_a_damaged_checkpoint_is_an_error()
    {
        // Arrange
        Flip(Last, fromEnd: 100);
        // Act
        var training = () => _runs.Train("run", warns: false);
        // Assert
        training.Should().Throw<CheckpointException>().WithMessage($"*{Last} is damaged*");
        File.Exists(Last).Should().BeTrue();
    }

    [Fact]
    public void Killed_between_its_two_renamings_a_run_goes_on_from_the_checkpoint_before()
    {
        // Arrange
        _runs.Train("whole");
        File.Delete(Last);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(2);
        _runs.Warnings.Should().BeEmpty();
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_checkpoint_from_before_there_were_hashes_is_gone_on_from()
    {
        // Arrange
        _runs.Train("whole");
        var file = Safetensors.Load(Last);
        file.Metadata.Remove("sha256");
        file.Metadata["format"] = "1";
        file.Save(Last);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(3);
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_not_taken_for_a_damaged_one()
    {
        Checkpoint.Load(SmallRun.Spec with { Hidden = 9 }, "other", Last).Should().BeNull();
    }

    private static Checkpoint? Load(string path) => Checkpoint.Load(SmallRun.Spec, "same", path);

    private static void Flip(string path, int fromEnd)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^fromEnd] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }
}
