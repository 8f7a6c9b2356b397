using FsCheck.Xunit;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;

namespace Nocturne.Training.Tests.Data;

public sealed class StreamSourceTests
{
    [Property(MaxTest = 100)]
    public void Every_prediction_of_every_piece_is_there_once_an_epoch(byte[] lengths, byte batch, byte window, byte epoch)
    {
        var pieces = Pieces.Of(lengths.Select(length => (int)length));

        var batches = ReadBatch.Epoch(Source(pieces, batch % 8 + 1, window % 20 + 1), epoch);

        var rows = batches.SelectMany(read => read.Rows).Select(row => row.Tokens).ToList();
        rows.SelectMany(tokens => tokens.Skip(1)).Order().Should().Equal(Pieces.Targets(pieces));
        rows.SelectMany(tokens => tokens.Zip(tokens.Skip(1))).All(pair => pair.Second == pair.First + 1).Should().BeTrue();
    }

    [Property(MaxTest = 100)]
    public void A_row_continues_if_and_only_if_it_is_still_in_the_same_piece(byte[] lengths, byte batch, byte window, byte epoch)
    {
        var batches = ReadBatch.Epoch(Source(Pieces.Of(lengths.Select(length => (int)length)), batch % 8 + 1, window % 20 + 1), epoch);

        for (var index = 0; index < batches.Count; index++)
            for (var row = 0; row < batches[index].Rows.Count; row++)
            {
                var (tokens, continues) = batches[index].Rows[row];
                var before = index == 0 ? [] : batches[index - 1].Rows[row].Tokens;
                continues.Should().Be(tokens.Length > 0 && before.Length > 0 && tokens[0] == before[^1]);
                (continues || tokens.Length == 0 || tokens[0] % 1000 == 0).Should().BeTrue("otherwise a piece starts at its beginning");
            }
    }

    [Property(MaxTest = 100)]
    public void Rows_end_within_one_piece_of_each_other(byte[] lengths, byte batch, byte window, byte epoch)
    {
        var pieces = Pieces.Of(lengths.Select(length => (int)length));
        var steps = window % 20 + 1;

        var batches = ReadBatch.Epoch(Source(pieces, batch % 8 + 1, steps), epoch);

        foreach (var read in batches)
            (read.Carries, read.FirstScored, read.Steps, read.Rows.Count).Should().Be((true, 0, steps, batches[0].Rows.Count));
        var full = batches.Count(read => read.Rows.All(row => row.Tokens.Length > 0));
        (batches.Count - full).Should().BeLessThanOrEqualTo((lengths.Max(length => (int?)length) ?? 0) / steps + 1);
    }

    [Fact]
    public void An_evaluation_reads_the_pieces_in_order()
    {
        var source = Source(Pieces.Of(6, 4, 1, 7), batch: 1, window: 2);

        var read = ReadBatch.Epoch(source, epoch: 0).SelectMany(batch => batch.Rows).Select(row => Pieces.PieceOf(row.Tokens[0]));

        read.Should().Equal(0, 0, 0, 1, 1, 3, 3, 3);
    }

    [Fact]
    public void A_piece_goes_to_the_row_with_the_fewest_batches()
    {
        var source = Source(Pieces.Of(9, 3, 3, 5), batch: 2, window: 2);

        var batches = ReadBatch.Epoch(source, epoch: 0);
        var rows = Enumerable.Range(0, 2).Select(row => batches.Select(batch => Pieces.PieceOf(batch.Rows[row].Tokens[0])));

        rows.Should().BeEquivalentTo([[0, 0, 0, 0], new[] { 1, 2, 3, 3 }], options => options.WithStrictOrdering());
    }

    [Fact]
    public void There_are_no_more_rows_than_pieces()
    {
        ReadBatch.From(Source(Pieces.Of(6, 4, 1), batch: 8, window: 2), epoch: 1, index: 0).Rows.Should().HaveCount(2);
    }

    [Fact]
    public void Pieces_of_a_single_step_have_no_batch()
    {
        Source(Pieces.Of(1, 0, 1), batch: 2, window: 2).Batches(1).Should().Be(0);
    }

    private static StreamSource Source(TokenSequence[] pieces, int batch, int window) =>
        new(pieces, new TrainingSettings(Batch: batch, Window: window), seed: 3);
}
