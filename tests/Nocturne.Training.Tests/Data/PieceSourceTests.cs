using FsCheck.Xunit;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;

namespace Nocturne.Training.Tests.Data;

public sealed class PieceSourceTests
{
    [Property(MaxTest = 50)]
    public void Every_piece_is_there_whole_once_an_epoch(byte[] lengths, byte batch, byte epoch)
    {
        var pieces = Pieces.Of(lengths.Select(length => (int)length));

        var read = ReadBatch.Epoch(Source(pieces, batch % 8 + 1), epoch).SelectMany(batch => batch.Rows).Select(row => row.Tokens);

        read.OrderBy(tokens => tokens[0]).Should().BeEquivalentTo(
            pieces.Where(piece => piece.Length > 1).Select(piece => piece.Tokens), options => options.WithStrictOrdering());
    }

    [Fact]
    public void Pieces_of_similar_length_share_a_batch_and_none_continues()
    {
        var batches = ReadBatch.Epoch(Source(Pieces.Of(30, 3, 28, 5, 1, 4), batch: 2), epoch: 0);

        batches.Select(batch => batch.Rows.Select(row => row.Tokens.Length)).Should()
            .BeEquivalentTo([[3, 4], [5, 28], new[] { 30 }], options => options.WithStrictOrdering());
        batches.Select(batch => batch.Steps).Should().Equal(3, 27, 29);
        batches.Should().OnlyContain(batch => !batch.Carries && batch.FirstScored == 0);
    }

    private static PieceSource Source(TokenSequence[] pieces, int batch) => new(pieces, new TrainingSettings(Batch: batch), seed: 3);
}
