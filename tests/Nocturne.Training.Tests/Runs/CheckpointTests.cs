using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;
using Nocturne.Training.Runs;

namespace Nocturne.Training.Tests.Runs;

public sealed class CheckpointTests : IDisposable
{
    private readonly SmallRun _runs = new();

    public CheckpointTests() => _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 2);

    private string Last => _runs["run", "checkpoint.safetensors"];

    private string Previous => _runs["run", "checkpoint.previous.safetensors"];

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_previous_checkpoint_is_kept()
    {
        Load(Last)!.History.Should().HaveCount(3);
        Load(Previous)!.History.Should().HaveCount(2);
    }

    [Fact]
    public void A_truncated_checkpoint_is_skipped_for_the_previous_one_with_a_warning()
    {
        // Arrange
        _runs.Train("whole");
        File.WriteAllBytes(Last, File.ReadAllBytes(Last)[..^10]);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(2);
        _runs.Warnings.Should().ContainSingle().Which.Should().StartWith($"The checkpoint {Last} is damaged: ")
            .And.Contain("resumes from the previous checkpoint (2 epochs and 0 steps)");
        _runs.ShouldBeTheSame("run", "whole");
    }

    [Fact]
    public void One_changed_number_is_detected()
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
    public void A_changed_digit_in_the_metadata_is_detected()
    {
        // Arrange
        var bytes = File.ReadAllBytes(Last);
        bytes[bytes.AsSpan().IndexOf("\"step\":\""u8) + "\"step\":\"".Length] ^= 1;       // one digit becomes another
        File.WriteAllBytes(Last, bytes);
        // Act
        var loading = () => Load(Last);
        // Assert
        loading.Should().Throw<CheckpointException>().WithMessage("*SHA-256*");
    }

    [Fact]
    public void A_damaged_checkpoint_never_replaces_the_intact_one()
    {
        // Arrange
        Flip(Last, fromEnd: 100);
        var damaged = File.ReadAllBytes(Last);
        // Act: it falls back to the previous checkpoint and breaks in the next step
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
        training.Should().Throw<CheckpointException>().WithMessage(
            $"*{Last} is damaged*{Previous} is damaged*delete the folder {_runs["run"]} to start the run again*");
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
    public void Without_a_receiver_of_warnings_a_damaged_checkpoint_is_an_error()
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
    public void Killed_between_the_two_renames_a_run_resumes_from_the_previous_checkpoint()
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
    public void A_checkpoint_of_another_format_is_named_with_what_to_do()
    {
        // Arrange
        var file = Safetensors.Load(Last);
        file.Metadata["format"] = "2";
        file.Save(Last);
        File.Delete(Previous);
        // Act
        var training = () => _runs.Train("run");
        // Assert
        training.Should().Throw<CheckpointException>().WithMessage($"*{Last} has the format '2'*delete the folder*");
    }

    [Fact]
    public void Slots_and_carried_state_come_back_bit_for_bit()
    {
        // Arrange
        var spec = Recipe.Streams.Spec;
        var carried = new RecurrentState(spec, rows: 3);
        for (var i = 0; i < carried.Hidden.Length; i++)
            (carried.Hidden[i], carried.Cell[i]) = (i * 0.25f, -i);
        var slots = Recipe.Streams.Settings.Slots.Select((slot, index) => (slot, Weights(spec, seed: index))).ToDictionary();
        var saved = new TrainingPosition(
            new(Weights(spec, seed: 9), slots, Steps: 12_345_678_901, carried), [new(1, 0.1, 0.2, 3, [0.15, 0.05])],
            Step: 7, LossSum: 1 / 3.0, Scored: 9_876_543_210, EpochSeconds: 1.25);
        // Act
        Checkpoint.Save(saved, "same", _runs["checkpoint"]);
        var loaded = Checkpoint.Load(spec, "same", _runs["checkpoint"])!;
        // Assert
        loaded.Should().BeEquivalentTo(saved, options => options.Excluding(position => position.State));
        loaded.State.Steps.Should().Be(saved.State.Steps);
        loaded.State.Carried!.Hidden.Should().Equal(carried.Hidden);
        loaded.State.Carried.Cell.Should().Equal(carried.Cell);
        loaded.State.Slots.Keys.Should().BeEquivalentTo("first-moment", "second-moment", "average");
        foreach (var parameter in spec.Parameters())
        {
            loaded.State.Weights[parameter.Name].Should().Equal(saved.State.Weights[parameter.Name]);
            loaded.State.Slots.Should().OnlyContain(slot => slot.Value[parameter.Name].SequenceEqual(slots[slot.Key][parameter.Name]));
        }
    }

    [Fact]
    public void A_checkpoint_of_another_network_does_not_count_as_damaged()
    {
        Checkpoint.Load(Recipe.Windows.Spec with { Hidden = 9 }, "other", Last).Should().BeNull();
    }

    private static TrainingPosition? Load(string path) => Checkpoint.Load(Recipe.Windows.Spec, "same", path);

    private static Weights Weights(ModelSpec spec, int seed) =>
        WeightInitializer.Create(spec, seed, [.. spec.Inputs.Select(input => new float[input.Vocabulary])]);

    private static void Flip(string path, int fromEnd)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^fromEnd] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }
}
