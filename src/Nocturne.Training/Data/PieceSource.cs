using Nocturne.Training.Contract;

namespace Nocturne.Training.Data;

/// <summary>Complete pieces, each from a zero state. Every prediction counts.</summary>
/// <remarks>
/// Pieces of similar length share a batch, which keeps the padding short. The batches are shuffled; the order depends only on the seed
/// and the epoch. An evaluation (epoch 0) reads them from the shortest pieces to the longest.
/// </remarks>
public sealed class PieceSource : IBatchSource
{
    private readonly TokenSequence[][] _batches;
    private readonly EpochOrder _order;

    /// <summary>Creates the batches of some pieces.</summary>
    /// <param name="pieces">The pieces; one of a single step has nothing to predict and is skipped.</param>
    /// <param name="settings">Settings; Batch is used.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    public PieceSource(IEnumerable<TokenSequence> pieces, TrainingSettings settings, int seed = 0)
    {
        _batches = [.. pieces.Where(piece => piece.Length > 1).OrderBy(piece => piece.Length).Chunk(settings.Checked().Batch)];
        _order = new EpochOrder(_batches.Length, seed);
    }

    /// <inheritdoc/>
    public int Predictions => _batches.Sum(batch => batch.Sum(piece => piece.Length - 1));

    /// <inheritdoc/>
    public int Batches(int epoch) => _batches.Length;

    /// <inheritdoc/>
    public void Read(int epoch, int index, BatchBuffer into)
    {
        var pieces = _batches[_order.Of(epoch)[index]];
        into.Begin(pieces.Length, pieces.Max(piece => piece.Length) - 1);
        for (var row = 0; row < pieces.Length; row++)
            into.Fill(row, pieces[row].Tokens);
    }
}
