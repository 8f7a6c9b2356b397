namespace Nocturne.Training.Contract;

/// <summary>Memory for a batch, reused for the next one.</summary>
/// <param name="fields">Number of fields of a token (F), 1 or more.</param>
public sealed class BatchBuffer(int fields)
{
    private int[] _tokens = [];
    private int[] _lengths = [];
    private bool[] _continues = [];
    private int _rows, _steps, _firstScored;
    private bool _carries;

    /// <summary>Number of fields of a token (F).</summary>
    public int Fields => fields;

    /// <summary>The batch. Valid until the next call of <see cref="Begin"/>.</summary>
    public Batch Batch => new()
    {
        Tokens = _tokens.AsSpan(0, _rows * (_steps + 1) * fields),
        Rows = _rows,
        Steps = _steps,
        FirstScored = _firstScored,
        Lengths = _lengths.AsSpan(0, _rows),
        Continues = _carries ? _continues.AsSpan(0, _rows) : [],
    };

    /// <summary>Starts a batch whose rows are all empty.</summary>
    /// <param name="rows">Sequences side by side (B).</param>
    /// <param name="steps">Steps (T).</param>
    /// <param name="firstScored">First scored step, 0 to T - 1.</param>
    /// <param name="carries">Whether the learner carries its state from this batch to the next.</param>
    public void Begin(int rows, int steps, int firstScored = 0, bool carries = false)
    {
        (_rows, _steps, _firstScored, _carries) = (rows, steps, firstScored, carries);
        Grow(ref _tokens, rows * (steps + 1) * fields);
        Grow(ref _lengths, rows);
        Grow(ref _continues, rows);
        _tokens.AsSpan(0, rows * (steps + 1) * fields).Clear();
        _lengths.AsSpan(0, rows).Clear();
        _continues.AsSpan(0, rows).Clear();
    }

    /// <summary>Fills a row.</summary>
    /// <param name="row">The row, 0 to B - 1.</param>
    /// <param name="tokens">Its inputs, then the target of its last step: shape [length + 1, F] with a length of 1 to T.</param>
    /// <param name="continues">Whether the row continues from the state that the previous batch left in it.</param>
    public void Fill(int row, ReadOnlySpan<int> tokens, bool continues = false)
    {
        tokens.CopyTo(_tokens.AsSpan(row * (_steps + 1) * fields, (_steps + 1) * fields));
        _lengths[row] = tokens.Length / fields - 1;
        _continues[row] = continues;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[length];
    }
}
