using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Contract;

public sealed class BatchTests
{
    private static readonly InputSpec[] Inputs = [InputSpec.Scalar(10), InputSpec.Embedding(5, 2)];

    // 2 rows, 2 steps and their targets, 2 fields
    private static readonly int[] Tokens = [1, 0, 2, 1, 3, 2, 4, 3, 5, 4, 6, 0];

    [Fact]
    public void A_token_is_found_by_row_step_and_field()
    {
        var batch = new Batch { Tokens = Tokens, Rows = 2, Steps = 2 };

        batch.Fields.Should().Be(2);
        batch.Token(row: 0, step: 2, field: 0).Should().Be(3);
        batch.Token(row: 1, step: 1, field: 1).Should().Be(4);
        batch.Check(Inputs);
    }

    [Theory]
    [InlineData(0, new int[0], 4)]
    [InlineData(1, new int[0], 2)]
    [InlineData(0, new[] { 2, 1 }, 3)]
    [InlineData(1, new[] { 2, 1 }, 1)]
    [InlineData(1, new[] { 0, 0 }, 0)]
    public void Only_steps_from_the_first_scored_one_to_the_length_of_a_row_are_scored(int firstScored, int[] lengths, int expected)
    {
        new Batch { Tokens = Tokens, Rows = 2, Steps = 2, FirstScored = firstScored, Lengths = lengths }.Scored.Should().Be(expected);
    }

    [Fact]
    public void A_batch_carries_state_if_it_says_which_rows_continue()
    {
        new Batch { Tokens = Tokens, Rows = 2, Steps = 2 }.Carries.Should().BeFalse();
        new Batch { Tokens = Tokens, Rows = 2, Steps = 2, Continues = [false, false] }.Carries.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 2, 0, 0, 0)]
    [InlineData(2, 0, 0, 0, 0)]
    [InlineData(2, 3, 0, 0, 0)]
    [InlineData(2, 2, -1, 0, 0)]
    [InlineData(2, 2, 2, 0, 0)]
    [InlineData(2, 2, 0, 1, 0)]
    [InlineData(2, 2, 0, 0, 3)]
    public void Wrong_shapes_are_refused(int rows, int steps, int firstScored, int lengths, int continues)
    {
        var check = () => new Batch
        {
            Tokens = Tokens,
            Rows = rows,
            Steps = steps,
            FirstScored = firstScored,
            Lengths = new int[lengths],
            Continues = new bool[continues],
        }.Check(Inputs);

        check.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_length_beyond_the_steps_is_refused(int length)
    {
        var check = () => new Batch { Tokens = Tokens, Rows = 2, Steps = 2, Lengths = [2, length] }.Check(Inputs);

        check.Should().Throw<ArgumentException>().WithMessage($"Row 1 has {length} steps; must be between 0 and 2.");
    }

    [Fact]
    public void A_token_outside_the_vocabulary_of_its_field_is_named()
    {
        var check = () => new Batch { Tokens = [.. Tokens[..^1], 5], Rows = 2, Steps = 2 }.Check(Inputs);

        check.Should().Throw<ArgumentException>().WithMessage("Token 5 in row 1, step 2, field 1; must be between 0 and 4.");
    }

    [Fact]
    public void Padding_may_hold_any_token()
    {
        new Batch { Tokens = [.. Tokens[..^1], 99], Rows = 2, Steps = 2, Lengths = [2, 1] }.Check(Inputs);
        new Batch { Tokens = [.. Tokens[..6], 99, 99, 99, 99, 99, 99], Rows = 2, Steps = 2, Lengths = [2, 0] }.Check(Inputs);
    }

    [Fact]
    public void A_loss_is_a_sum_over_heads_and_a_mean_over_predictions()
    {
        var loss = new BatchLoss { Heads = [1.5, 2.5], Scored = 8 };

        loss.Sum.Should().Be(4);
        loss.Mean.Should().Be(0.5);
        new BatchLoss { Heads = [0, 0], Scored = 0 }.Mean.Should().Be(0);
    }
}
