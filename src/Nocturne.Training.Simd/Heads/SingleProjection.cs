using System.Numerics;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer with one output.</summary>
internal sealed unsafe class SingleProjection<TLanes, TVector, T>(ParameterStore<T> parameters, string weight, string bias, int inputs)
    : IProjection<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _weight = parameters.Value(weight), _weightGradient = parameters.Gradient(weight);
    private readonly T* _bias = parameters.Value(bias), _biasGradient = parameters.Gradient(bias);

    public int OutputStride => 1;

    public void PackWeights(bool backward)
    {
        // A single row of weights needs no packing.
    }

    public void Forward(T* x, int rows, T* y)
    {
        for (var row = 0; row < rows; row++, x += inputs)
        {
            var sum = TLanes.Zero;
            for (var i = 0; i < inputs; i += TLanes.Count)
                sum = TLanes.MultiplyAdd(TLanes.Load(x + i), TLanes.Load(_weight + i), sum);
            y[row] = TLanes.Sum(sum) + *_bias;
        }
    }

    public void Backward(T* x, T* dy, int rows, T* dx)
    {
        for (var row = 0; row < rows; row++, x += inputs, dx += inputs)
        {
            *_biasGradient += dy[row];
            var gradient = TLanes.Broadcast(dy[row]);
            for (var i = 0; i < inputs; i += TLanes.Count)
            {
                TLanes.Store(TLanes.Multiply(gradient, TLanes.Load(_weight + i)), dx + i);
                TLanes.Store(TLanes.MultiplyAdd(gradient, TLanes.Load(x + i), TLanes.Load(_weightGradient + i)), _weightGradient + i);
            }
        }
    }

    public void Dispose()
    {
        // The store owns the weights.
    }
}
