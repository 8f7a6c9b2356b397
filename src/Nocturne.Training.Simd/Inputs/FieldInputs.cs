using System.Numerics;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;

namespace Nocturne.Training.Simd.Inputs;

/// <summary>The inputs of the first layer: what represents the fields of a step, concatenated.</summary>
/// <param name="tables">The tables of the fields.</param>
/// <param name="width">Size of a step with padding (I); the padding is zero.</param>
internal sealed unsafe class FieldInputs<T>(IReadOnlyList<FieldTable<T>> tables, int width) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool _isTrained = tables.Any(table => table.IsTrained);
    private readonly int _used = tables.Sum(table => table.Size);
    private readonly Dropout<T> _dropout = new(tables.Sum(table => table.Size), width);
    private AlignedBuffer<T> _values = new(0);          // [T, R, I]
    private AlignedBuffer<T> _gradient = new(0);

    /// <summary>Buffer for the gradient of the inputs that <see cref="Fill"/> returned, or <c>null</c> if it is not needed.</summary>
    public T* Gradient => _isTrained ? _gradient.Pointer : null;

    /// <summary>Looks up the tokens of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="mask">Dropout mask, or <c>null</c> to drop nothing.</param>
    /// <returns>Shape [T, R, I].</returns>
    public T* Fill(in Slice slice, DropoutMask? mask)
    {
        var length = (long)slice.Steps * slice.Rows * width;
        _values = AlignedBuffer<T>.Grown(_values, length);
        if (_isTrained)
            _gradient = AlignedBuffer<T>.Grown(_gradient, length);
        var to = _values.Pointer;
        for (var step = 0; step < slice.Steps; step++)
            for (var row = 0; row < slice.Rows; row++, to += width)
            {
                var at = to;
                for (var field = 0; field < tables.Count; field++)
                {
                    tables[field].Copy(slice.Token(row, step, field), at);
                    at += tables[field].Size;
                }
                new Span<T>(at, width - _used).Clear();
            }
        if (mask is { } dropped)
        {
            _dropout.Draw(dropped, slice);
            _dropout.Apply(_values.Pointer, _values.Pointer);
        }
        return _values.Pointer;
    }

    /// <summary>Adds the gradient to the tables.</summary>
    /// <param name="slice">The slice of the last <see cref="Fill"/>.</param>
    /// <param name="isDropped">Whether it had a dropout mask.</param>
    public void AddGradient(in Slice slice, bool isDropped)
    {
        if (!_isTrained)
            return;
        if (isDropped)
            _dropout.Apply(_gradient.Pointer, _gradient.Pointer);
        var from = _gradient.Pointer;
        for (var step = 0; step < slice.Steps; step++)
            for (var row = 0; row < slice.Rows; row++, from += width)
            {
                var at = from;
                for (var field = 0; field < tables.Count; field++)
                {
                    tables[field].AddGradient(slice.Token(row, step, field), at);
                    at += tables[field].Size;
                }
            }
    }

    public void Dispose()
    {
        _values.Dispose();
        _gradient.Dispose();
        _dropout.Dispose();
    }
}
