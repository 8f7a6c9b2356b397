using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>Rows of a batch that pass through the network together. Rows after the end of the batch are padding.</summary>
/// <param name="batch">The batch.</param>
/// <param name="first">The first row.</param>
/// <param name="rows">Number of rows (R) with padding.</param>
internal readonly ref struct Slice(Batch batch, int first, int rows)
{
    private readonly Batch _batch = batch;

    // Batch.Fields divides, too slow for every token.
    private readonly int _fields = batch.Fields;

    /// <summary>The first row in the batch.</summary>
    public int First => first;

    /// <summary>Number of rows (R) with padding.</summary>
    public int Rows => rows;

    /// <summary>Number of rows without padding.</summary>
    public int Used => Math.Min(rows, _batch.Rows - first);

    /// <summary>Number of steps (T).</summary>
    public int Steps => _batch.Steps;

    /// <summary>First scored step.</summary>
    public int FirstScored => _batch.FirstScored;

    /// <summary>Token of a field; 0 in padding. The last target of a short row is its first padding step.</summary>
    public int Token(int row, int step, int field) =>
        row < Used && _batch.Length(first + row) is > 0 and var length && step <= length
            ? _batch.Tokens[((first + row) * (Steps + 1) + step) * _fields + field]
            : 0;

    /// <summary>Whether the prediction of a row at a step is scored.</summary>
    public bool IsScored(int row, int step) => row < Used && step >= _batch.FirstScored && step < _batch.Length(first + row);

    /// <summary>Whether a row continues from the carried state.</summary>
    public bool Continues(int row) => row < Used && _batch.Carries && _batch.Continues[first + row];
}
