using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Contract;

public sealed class BatchBufferTests
{
    [Fact]
    public void Rows_are_filled_and_padded_with_token_0()
    {
        // Arrange
        var buffer = new BatchBuffer(fields: 2);
        // Act
        buffer.Begin(rows: 2, steps: 2, firstScored: 1);
        buffer.Fill(0, [1, 2, 3, 4, 5, 6]);
        buffer.Fill(1, [7, 8, 9, 10]);
        // Assert
        buffer.Batch.Tokens.ToArray().Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0);
        buffer.Batch.Lengths.ToArray().Should().Equal(2, 1);
        (buffer.Batch.Rows, buffer.Batch.Steps, buffer.Batch.Fields, buffer.Batch.FirstScored).Should().Be((2, 2, 2, 1));
        buffer.Batch.Carries.Should().BeFalse();
    }

    [Fact]
    public void A_batch_that_carries_state_says_which_rows_continue()
    {
        var buffer = new BatchBuffer(fields: 1);

        buffer.Begin(rows: 3, steps: 1, carries: true);
        buffer.Fill(1, [5, 6], continues: true);
        buffer.Fill(2, [7, 8]);

        buffer.Batch.Continues.ToArray().Should().Equal(false, true, false);
        buffer.Batch.Lengths.ToArray().Should().Equal(0, 1, 1);
    }

    [Fact]
    public void Nothing_of_the_previous_batch_is_left()
    {
        // Arrange
        var buffer = new BatchBuffer(fields: 1);
        buffer.Begin(rows: 2, steps: 3, carries: true);
        buffer.Fill(0, [9, 9, 9, 9], continues: true);
        buffer.Fill(1, [9, 9, 9, 9], continues: true);
        // Act
        buffer.Begin(rows: 2, steps: 2, carries: true);
        buffer.Fill(1, [1, 2]);
        // Assert
        buffer.Batch.Tokens.ToArray().Should().Equal(0, 0, 0, 1, 2, 0);
        buffer.Batch.Lengths.ToArray().Should().Equal(0, 1);
        buffer.Batch.Continues.ToArray().Should().Equal(false, false);
    }

    [Fact]
    public void A_row_longer_than_the_batch_is_refused()
    {
        var buffer = new BatchBuffer(fields: 1);
        buffer.Begin(rows: 2, steps: 2);

        var filling = () => buffer.Fill(0, [1, 2, 3, 4]);

        filling.Should().Throw<ArgumentException>();
    }
}
