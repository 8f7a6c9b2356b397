using FsCheck.Xunit;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;

namespace Nocturne.Training.Tests.Data;

public sealed class BatchSourceTests
{
    private static readonly TokenSequence[] Music = Pieces.Of(17, 3, 29, 1, 8, 40, 12, 21);

    [Theory]
    [InlineData(BatchKind.Windows)]
    [InlineData(BatchKind.Streams)]
    [InlineData(BatchKind.Pieces)]
    public void A_batch_depends_on_its_epoch_and_index_alone(BatchKind kind)
    {
        // Arrange
        var straight = ReadBatch.Epoch(Source(kind, seed: 1), epoch: 7);
        var jumping = Source(kind, seed: 1);
        // Act: other epochs before and in between
        ReadBatch.Epoch(jumping, epoch: 3);
        var middle = ReadBatch.From(jumping, epoch: 7, index: 2);
        ReadBatch.From(jumping, epoch: 0, index: 0);
        var first = ReadBatch.From(jumping, epoch: 7, index: 0);
        // Assert
        middle.Should().BeEquivalentTo(straight[2], options => options.WithStrictOrdering());
        first.Should().BeEquivalentTo(straight[0], options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData(BatchKind.Windows)]
    [InlineData(BatchKind.Streams)]
    [InlineData(BatchKind.Pieces)]
    public void Epochs_and_seeds_have_orders_of_their_own(BatchKind kind)
    {
        var order = Order(Source(kind, seed: 1), epoch: 1);

        Order(Source(kind, seed: 1), epoch: 2).Should().NotEqual(order);
        Order(Source(kind, seed: 2), epoch: 1).Should().NotEqual(order);
    }

    [Theory]
    [InlineData(BatchKind.Windows)]
    [InlineData(BatchKind.Streams)]
    [InlineData(BatchKind.Pieces)]
    public void An_evaluation_has_the_same_order_for_every_seed(BatchKind kind)
    {
        Order(Source(kind, seed: 1), epoch: 0).Should().Equal(Order(Source(kind, seed: 2), epoch: 0));
    }

    [Property(MaxTest = 50)]
    public void The_scored_predictions_of_an_epoch_are_counted(byte[] lengths, BatchKind kind, byte batch, byte window, byte epoch)
    {
        var settings = new TrainingSettings(Batch: batch + 1, Window: window % 9 + 1, Batches: kind);
        var source = Source(kind, seed: 5, settings, Pieces.Of(lengths.Select(length => (int)length)));

        ReadBatch.Epoch(source, epoch).Sum(read => read.Scored).Should().Be(source.Predictions);
    }

    private static IBatchSource Source(BatchKind kind, int seed, TrainingSettings? settings = null, TokenSequence[]? pieces = null)
    {
        settings ??= new TrainingSettings(Batch: 2, Window: 5);
        return kind switch
        {
            BatchKind.Windows => new WindowSource(pieces ?? Music, settings, seed),
            BatchKind.Streams => new StreamSource(pieces ?? Music, settings, seed),
            _ => new PieceSource(pieces ?? Music, settings, seed),
        };
    }

    private static IEnumerable<int> Order(IBatchSource source, int epoch) =>
        ReadBatch.Epoch(source, epoch).SelectMany(batch => batch.Rows).SelectMany(row => row.Tokens);
}
