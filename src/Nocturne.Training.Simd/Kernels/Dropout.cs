using System.Numerics;
using System.Numerics.Tensors;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>Dropout factors of a slice, shape [T, R, width].</summary>
/// <param name="used">Numbers of a row and step without padding.</param>
/// <param name="width">Numbers with padding, whose factors are 0.</param>
internal sealed unsafe class Dropout<T>(int used, int width) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly float[] _row = new float[used];
    private AlignedBuffer<T> _factors = new(0);
    private int _length;

    /// <summary>Computes the factors of a slice; those of padding rows are 0.</summary>
    public void Draw(in DropoutMask mask, in Slice slice)
    {
        _length = slice.Steps * slice.Rows * width;
        _factors = AlignedBuffer<T>.Grown(_factors, _length);
        Factors.Clear();
        for (var row = 0; row < slice.Used; row++)
            for (var step = 0; step < slice.Steps; step++)
            {
                mask.Fill(((long)(slice.First + row) * slice.Steps + step) * used, _row);
                TensorPrimitives.ConvertTruncating<float, T>(_row, Factors.Slice((step * slice.Rows + row) * width, used));
            }
    }

    /// <summary>Multiplies numbers by the factors.</summary>
    /// <param name="source">Shape [T, R, width].</param>
    /// <param name="destination">Receives the products; may be the source.</param>
    public void Apply(T* source, T* destination) =>
        TensorPrimitives.Multiply(new ReadOnlySpan<T>(source, _length), Factors, new Span<T>(destination, _length));

    public void Dispose() => _factors.Dispose();

    private Span<T> Factors => new(_factors.Pointer, _length);
}
