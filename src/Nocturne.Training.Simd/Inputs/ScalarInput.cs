namespace Nocturne.Training.Simd.Inputs;

/// <summary>One number a step.</summary>
internal sealed unsafe class ScalarInput<T> : IInput<T>
    where T : unmanaged
{
    private AlignedBuffer<T> _values = new(0);

    public T* Gradient => null;

    public T* Fill(ReadOnlySpan<T> inputs, int batch, int rows)
    {
        var steps = inputs.Length / batch;
        _values = AlignedBuffer<T>.Grown(_values, (long)steps * rows);
        for (var step = 0; step < steps; step++)
            for (var row = 0; row < rows; row++)
                _values.Pointer[step * rows + row] = row < batch ? inputs[row * steps + step] : default;
        return _values.Pointer;
    }

    public void AddGradient()
    {
        // There is no parameter before the first layer.
    }

    public void Dispose() => _values.Dispose();
}
