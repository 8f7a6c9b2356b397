using Nocturne.Training.Contract;

namespace Nocturne.Training.Data;

/// <summary>Pieces read from beginning to end, several side by side: each row continues where it ended in the previous batch.</summary>
/// <remarks>
/// An epoch reads every piece once. A row that reaches the end of its piece starts the next one in the following batch, from a zero
/// state. Each piece goes to the row that has the fewest batches so far, so that all rows end at about the same time. The pieces are
/// shuffled; the order depends only on the seed and the epoch. An evaluation (epoch 0) takes them in order.
/// </remarks>
public sealed class StreamSource : IBatchSource
{
    private readonly TokenSequence[] _pieces;
    private readonly TrainingSettings _settings;
    private readonly EpochOrder _order;
    private List<Segment>[] _rows = [];
    private int _epoch = -1;

    /// <summary>Creates the streams of some pieces.</summary>
    /// <param name="pieces">The pieces; one of a single step has nothing to predict and is skipped.</param>
    /// <param name="settings">Settings; Batch and Window are used.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    public StreamSource(IEnumerable<TokenSequence> pieces, TrainingSettings settings, int seed = 0)
    {
        _settings = settings.Checked();
        _pieces = [.. pieces.Where(piece => piece.Length > 1)];
        _order = new EpochOrder(_pieces.Length, seed);
    }

    /// <inheritdoc/>
    public int Predictions => _pieces.Sum(piece => piece.Length - 1);

    /// <inheritdoc/>
    public int Batches(int epoch)
    {
        Plan(epoch);
        return _rows.Max(row => row.Count);
    }

    /// <inheritdoc/>
    public void Read(int epoch, int index, BatchBuffer into)
    {
        Plan(epoch);
        into.Begin(_rows.Length, _settings.Window, carries: true);
        for (var row = 0; row < _rows.Length; row++)
            if (index < _rows[row].Count)
            {
                var (piece, start, length) = _rows[row][index];
                into.Fill(row, _pieces[piece].Steps(start, length + 1), continues: start > 0);
            }
    }

    private void Plan(int epoch)
    {
        if (_epoch == epoch)
            return;
        _rows = [.. Enumerable.Range(0, Math.Clamp(_pieces.Length, 1, _settings.Batch)).Select(_ => new List<Segment>())];
        foreach (var piece in _order.Of(epoch))
            _rows.MinBy(row => row.Count)!.AddRange(Cut(piece));
        _epoch = epoch;
    }

    private IEnumerable<Segment> Cut(int piece)
    {
        var predictions = _pieces[piece].Length - 1;
        for (var start = 0; start < predictions; start += _settings.Window)
            yield return new(piece, start, Math.Min(_settings.Window, predictions - start));
    }

    private readonly record struct Segment(int Piece, int Start, int Length);
}
