using Nocturne.Training.Contract;

namespace Nocturne.Training.Data;

/// <summary>Windows of pieces, each from a zero state. Only the last prediction of a window counts.</summary>
/// <remarks>
/// A window lies within one piece. The windows are shuffled; the order depends only on the seed and the epoch. An evaluation (epoch 0)
/// reads them in order.
/// </remarks>
public sealed class WindowSource : IBatchSource
{
    private readonly TokenSequence[] _pieces;
    private readonly int[] _firstWindow;        // of each piece, and the total at the end
    private readonly TrainingSettings _settings;
    private readonly EpochOrder _order;

    /// <summary>Creates the windows of some pieces.</summary>
    /// <param name="pieces">The pieces; one that is too short for a window and its target has none.</param>
    /// <param name="settings">Settings; Batch, Window and Stride are used.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    public WindowSource(IEnumerable<TokenSequence> pieces, TrainingSettings settings, int seed = 0)
    {
        _settings = settings.Checked();
        _pieces = [.. pieces];
        _firstWindow = new int[_pieces.Length + 1];
        for (var piece = 0; piece < _pieces.Length; piece++)
            _firstWindow[piece + 1] = _firstWindow[piece] + CountOf(_pieces[piece].Length, settings.Window, settings.Stride);
        _order = new EpochOrder(Predictions, seed);
    }

    /// <summary>Number of windows of a piece.</summary>
    /// <param name="length">Number of steps of the piece.</param>
    /// <param name="window">Number of steps of a window (T), 1 or more.</param>
    /// <param name="stride">Steps from one window to the next, 1 or more.</param>
    public static int CountOf(int length, int window, int stride) => Math.Max(0, (length - window + stride - 1) / stride);

    /// <inheritdoc/>
    public int Predictions => _firstWindow[^1];

    /// <inheritdoc/>
    public int Batches(int epoch) => (Predictions + _settings.Batch - 1) / _settings.Batch;

    /// <inheritdoc/>
    public void Read(int epoch, int index, BatchBuffer into)
    {
        var first = index * _settings.Batch;
        var indices = _order.Of(epoch).Slice(first, Math.Min(_settings.Batch, Predictions - first));
        into.Begin(indices.Length, _settings.Window, firstScored: _settings.Window - 1);
        for (var row = 0; row < indices.Length; row++)
        {
            var (piece, start) = Locate(indices[row]);
            into.Fill(row, piece.Steps(start, _settings.Window + 1));
        }
    }

    private (TokenSequence Piece, int Start) Locate(int index)
    {
        var piece = Array.BinarySearch(_firstWindow, index);
        if (piece < 0)
            piece = ~piece - 1;
        while (_firstWindow[piece + 1] == index)        // a piece without a window has the start of the next one
            piece++;
        return (_pieces[piece], (index - _firstWindow[piece]) * _settings.Stride);
    }
}
