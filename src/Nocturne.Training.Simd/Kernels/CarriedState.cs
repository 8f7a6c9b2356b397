namespace Nocturne.Training.Simd.Kernels;

/// <summary>The state that rows carry from one batch to the next.</summary>
/// <param name="layers">Recurrent layers (L).</param>
/// <param name="kinds">States of a layer: 1, or 2 for an LSTM.</param>
/// <param name="units">Units (H), without padding.</param>
internal sealed unsafe class CarriedState<T>(int layers, int kinds, int units) : IDisposable
    where T : unmanaged
{
    private AlignedBuffer<T> _values = new(0);          // [L, kinds, B, H]

    /// <summary>Number of rows (B); 0 before a state is carried.</summary>
    public int Rows { get; private set; }

    /// <summary>Sets the number of rows. A different number resets the state to zero.</summary>
    public void Reserve(int rows)
    {
        if (rows == Rows)
            return;
        Rows = rows;
        _values = AlignedBuffer<T>.Grown(_values, (long)layers * kinds * rows * units);
        _values.Span.Clear();
    }

    /// <summary>The state of a row, shape [H].</summary>
    public Span<T> Row(int layer, int kind, int row) => Layer(layer, kind).Slice(row * units, units);

    /// <summary>Replaces the state by one of as many rows.</summary>
    /// <param name="hidden">Hidden state, shape [L, B, H].</param>
    /// <param name="cell">Cell state, shape [L, B, H]; empty unless the network is an LSTM.</param>
    public void Load(ReadOnlySpan<T> hidden, ReadOnlySpan<T> cell)
    {
        for (var layer = 0; layer < layers; layer++)
            for (var kind = 0; kind < kinds; kind++)
                (kind == 0 ? hidden : cell).Slice(layer * Rows * units, Rows * units).CopyTo(Layer(layer, kind));
    }

    /// <summary>Copies the state; shapes as in <see cref="Load"/>.</summary>
    public void Save(Span<T> hidden, Span<T> cell)
    {
        for (var layer = 0; layer < layers; layer++)
            for (var kind = 0; kind < kinds; kind++)
                Layer(layer, kind).CopyTo((kind == 0 ? hidden : cell).Slice(layer * Rows * units, Rows * units));
    }

    public void Dispose() => _values.Dispose();

    private Span<T> Layer(int layer, int kind) => new(_values.Pointer + ((nint)layer * kinds + kind) * Rows * units, Rows * units);
}
