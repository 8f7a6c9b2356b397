namespace Nocturne.Training.Data;

/// <summary>Every window of some pieces with the note that follows it. A window never crosses from one piece to the next.</summary>
public sealed class WindowSet
{
    private readonly Sequence[] _pieces;
    private readonly int[] _firstWindow;        // of each piece, and the total at the end

    /// <summary>Creates the windows of pieces whose notes are input and target alike.</summary>
    /// <param name="pieces">Scaled notes of each piece, in order; a piece too short for a window gives none.</param>
    /// <param name="window">Notes in a window (T), 1 or more.</param>
    /// <param name="stride">Notes from one window to the next, 1 or more.</param>
    public WindowSet(IEnumerable<float[]> pieces, int window, int stride = 1)
        : this(pieces.Select(piece => new Sequence(piece, piece)), window, stride)
    {
    }

    /// <summary>Creates the windows of some pieces.</summary>
    /// <param name="pieces">The pieces; one too short for a window gives none.</param>
    /// <param name="window">Notes in a window (T), 1 or more.</param>
    /// <param name="stride">Notes from one window to the next, 1 or more.</param>
    public WindowSet(IEnumerable<Sequence> pieces, int window, int stride = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        (Window, Stride) = (window, stride);
        _pieces = [.. pieces];
        _firstWindow = new int[_pieces.Length + 1];
        for (var piece = 0; piece < _pieces.Length; piece++)
            _firstWindow[piece + 1] = _firstWindow[piece] + CountOf(_pieces[piece].Length, window, stride);
    }

    /// <summary>Number of windows of a piece.</summary>
    /// <param name="length">Its notes.</param>
    /// <param name="window">Notes in a window (T), 1 or more.</param>
    /// <param name="stride">Notes from one window to the next, 1 or more.</param>
    public static int CountOf(int length, int window, int stride) => Math.Max(0, (length - window + stride - 1) / stride);

    /// <summary>Notes in a window (T).</summary>
    public int Window { get; }

    /// <summary>Notes from one window to the next.</summary>
    public int Stride { get; }

    /// <summary>Number of windows.</summary>
    public int Count => _firstWindow[^1];

    /// <summary>Copies windows and what follows them into a batch.</summary>
    /// <param name="indices">Which windows, each 0 to <see cref="Count"/> - 1, shape [B].</param>
    /// <param name="inputs">Receives the windows, shape [B, T].</param>
    /// <param name="targets">Receives the notes that follow, shape [B].</param>
    public void CopyTo(ReadOnlySpan<int> indices, Span<float> inputs, Span<float> targets)
    {
        for (var row = 0; row < indices.Length; row++)
        {
            var (piece, start) = Locate(indices[row]);
            piece.Inputs.AsSpan(start, Window).CopyTo(inputs.Slice(row * Window, Window));
            targets[row] = piece.Targets[start + Window];
        }
    }

    private (Sequence Piece, int Start) Locate(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var piece = Array.BinarySearch(_firstWindow, index);
        if (piece < 0)
            piece = ~piece - 1;
        while (_firstWindow[piece + 1] == index)        // pieces without a window share their start with the next one
            piece++;
        return (_pieces[piece], (index - _firstWindow[piece]) * Stride);
    }
}
