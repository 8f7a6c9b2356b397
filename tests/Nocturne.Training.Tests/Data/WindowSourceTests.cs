using FsCheck.Xunit;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;

namespace Nocturne.Training.Tests.Data;

public sealed class WindowSourceTests
{
    [Theory]
    [InlineData(100, 30, 70)]
    [InlineData(31, 30, 1)]
    [InlineData(30, 30, 0)]
    [InlineData(29, 30, 0)]
    [InlineData(0, 30, 0)]
    public void A_piece_of_n_steps_has_n_minus_t_windows(int steps, int window, int expected)
    {
        var source = Source(Pieces.Of(steps), window);

        source.Predictions.Should().Be(expected);
        WindowSource.CountOf(steps, window, stride: 1).Should().Be(expected);
    }

    [Fact]
    public void Only_the_last_prediction_of_a_window_counts_and_none_continues()
    {
        var batch = ReadBatch.From(Source(Pieces.Of(9), window: 4), epoch: 1, index: 0);

        batch.Should().Match<ReadBatch>(read => read.Steps == 4 && read.FirstScored == 3 && read.Scored == 5 && !read.Carries);
    }

    [Fact]
    public void Windows_never_cross_from_one_piece_to_the_next()
    {
        var source = Source([new([1, 2, 3, 4]), new([]), new([9]), new([11, 12, 13])], window: 2);

        InOrder(source).Should().BeEquivalentTo([[1, 2, 3], [2, 3, 4], new[] { 11, 12, 13 }], options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    public void A_stride_thins_the_windows_out(int stride, int expected)
    {
        Source(Pieces.Of(10), window: 3, stride).Predictions.Should().Be(expected);
    }

    [Fact]
    public void With_a_stride_windows_start_that_far_apart()
    {
        var source = Source([new([0, 1, 2, 3, 4, 5, 6]), new([10, 11, 12])], window: 2, stride: 3);

        InOrder(source).Should().BeEquivalentTo([[0, 1, 2], [3, 4, 5], new[] { 10, 11, 12 }], options => options.WithStrictOrdering());
    }

    [Fact]
    public void All_fields_of_a_step_stay_together()
    {
        var source = Source([new([1, 10, 2, 20, 3, 30, 4, 40], Fields: 2)], window: 2);

        ReadBatch.From(source, epoch: 0, index: 0, fields: 2).Rows[1].Tokens.Should().Equal(2, 20, 3, 30, 4, 40);
    }

    [Fact]
    public void An_index_past_the_end_is_refused()
    {
        var reading = () => ReadBatch.From(Source(Pieces.Of(5), window: 2), epoch: 1, index: 1);

        reading.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Property(MaxTest = 50)]
    public void Every_window_is_in_one_batch_of_an_epoch(ushort count, byte batch, ushort epoch)
    {
        var source = Source([new([.. Enumerable.Range(0, count % 2000 + 2)])], window: 1, batch: batch + 1);

        var windows = ReadBatch.Epoch(source, epoch).SelectMany(read => read.Rows).Select(row => row.Tokens[0]);

        windows.Order().Should().Equal(Enumerable.Range(0, count % 2000 + 1));
    }

    // By an independent implementation of the documented generator and shuffle
    [Theory]
    [InlineData(5, 1, new[] { 6, 0, 9, 7, 4, 3, 8, 1, 5, 2 })]
    [InlineData(5, 2, new[] { 1, 9, 6, 8, 7, 4, 2, 0, 5, 3 })]
    [InlineData(int.MaxValue, 3, new[] { 9, 5, 1, 8, 0, 3, 2, 6, 7, 4 })]
    public void The_order_of_a_seed_and_an_epoch_never_changes(int seed, int epoch, int[] expected)
    {
        var source = Source([new([.. Enumerable.Range(0, 11)])], window: 1, seed: seed, batch: 4);

        ReadBatch.Epoch(source, epoch).SelectMany(read => read.Rows).Select(row => row.Tokens[0]).Should().Equal(expected);
    }

    private static WindowSource Source(TokenSequence[] pieces, int window, int stride = 1, int seed = 0, int batch = 64) =>
        new(pieces, new TrainingSettings(Batch: batch, Window: window, Stride: stride), seed);

    private static IEnumerable<int[]> InOrder(WindowSource source) =>
        ReadBatch.Epoch(source, epoch: 0).SelectMany(batch => batch.Rows).Select(row => row.Tokens);
}
