using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>Gradients of weights and biases, over all steps and rows of a slice at once.</summary>
/// <remarks>
/// The rows (T x R of them) are processed in blocks. Both operands of a block are packed, so that they stay in the first two caches.
/// </remarks>
internal sealed unsafe class WeightGradient<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int BlockDepth = 256;

    // Columns of d that are packed together: one vector. With 512 bits that is two blocks and a cache line.
    private static readonly int Strip = Math.Max(MatrixProduct<TLanes, TVector, T>.BlockRows, TLanes.Count);

    private readonly AlignedBuffer<T> _left = new(BlockDepth * Strip);
    private readonly AlignedBuffer<T> _right;

    /// <param name="widest">Columns of the widest input, a multiple of a panel's columns.</param>
    public WeightGradient(int widest) => _right = new AlignedBuffer<T>((long)BlockDepth * widest);

    /// <summary>Adds the sum over rows of d xᵀ to the gradient of a weight matrix.</summary>
    /// <param name="d">Gradients of the outputs, shape [R, M].</param>
    /// <param name="dStride">Stride of their rows.</param>
    /// <param name="x">Inputs, shape [R, N].</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="outputs">M, a multiple of a panel's columns and of 8.</param>
    /// <param name="inputs">N, a multiple of a panel's columns.</param>
    /// <param name="gradient">Receives the sum, shape [M, N].</param>
    public void Add(T* d, int dStride, T* x, int rows, int outputs, int inputs, T* gradient)
    {
        const int BlockRows = MatrixProduct<TLanes, TVector, T>.BlockRows;
        var panel = MatrixProduct<TLanes, TVector, T>.PanelColumns;
        for (var start = 0; start < rows; start += BlockDepth)
        {
            var depth = Math.Min(BlockDepth, rows - start);
            MatrixProduct<TLanes, TVector, T>.Pack(x + (nint)start * inputs, depth, inputs, _right.Pointer);
            for (var strip = 0; strip < outputs; strip += Strip)
            {
                PackStrip(d + (nint)start * dStride + strip, dStride, depth);
                for (var column = 0; column < inputs; column += panel)
                    for (var row = 0; row < Strip; row += BlockRows)
                    {
                        var sum = gradient + (nint)(strip + row) * inputs + column;
                        MatrixProduct<TLanes, TVector, T>.MultiplyBlock(
                            _left.Pointer + row, 1, Strip, _right.Pointer + (nint)column * depth, sum, inputs, depth, sum, inputs);
                    }
            }
        }
    }

    /// <summary>Adds the sum over rows of d to the gradient of a bias.</summary>
    /// <param name="d">Gradients, shape [R, M].</param>
    /// <param name="dStride">Stride of their rows.</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="outputs">M, a multiple of a vector's elements.</param>
    /// <param name="gradient">Receives the sum, shape [M].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSum(T* d, int dStride, int rows, int outputs, T* gradient)
    {
        // Four rows at a time, sequentially: the sums stay in the first cache while the gradients stream through.
        for (var row = 0; row < rows; row += 4)
        {
            T* d0 = d + (nint)row * dStride, d1 = d0 + dStride, d2 = d1 + dStride, d3 = d2 + dStride;
            for (var column = 0; column < outputs; column += TLanes.Count)
            {
                var sum = TLanes.Add(TLanes.Load(gradient + column), TLanes.Load(d0 + column));
                sum = TLanes.Add(sum, TLanes.Load(d1 + column));
                sum = TLanes.Add(sum, TLanes.Load(d2 + column));
                TLanes.Store(TLanes.Add(sum, TLanes.Load(d3 + column)), gradient + column);
            }
        }
    }

    /// <summary>As <see cref="Add"/>, for weights with one input: adds the sum over rows of d x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScalar(T* d, int dStride, T* x, int rows, int outputs, T* gradient)
    {
        for (var row = 0; row < rows; row += 4)
        {
            T* d0 = d + (nint)row * dStride, d1 = d0 + dStride, d2 = d1 + dStride, d3 = d2 + dStride;
            TVector x0 = TLanes.Broadcast(x[row]), x1 = TLanes.Broadcast(x[row + 1]);
            TVector x2 = TLanes.Broadcast(x[row + 2]), x3 = TLanes.Broadcast(x[row + 3]);
            for (var column = 0; column < outputs; column += TLanes.Count)
            {
                var sum = TLanes.MultiplyAdd(x0, TLanes.Load(d0 + column), TLanes.Load(gradient + column));
                sum = TLanes.MultiplyAdd(x1, TLanes.Load(d1 + column), sum);
                sum = TLanes.MultiplyAdd(x2, TLanes.Load(d2 + column), sum);
                TLanes.Store(TLanes.MultiplyAdd(x3, TLanes.Load(d3 + column), sum), gradient + column);
            }
        }
    }

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    private void PackStrip(T* d, int dStride, int depth)
    {
        var packed = _left.Pointer;
        for (var k = 0; k < depth; k++, d += dStride)
            for (var i = 0; i < Strip; i += TLanes.Count, packed += TLanes.Count)
                TLanes.Store(TLanes.Load(d + i), packed);
    }
}
