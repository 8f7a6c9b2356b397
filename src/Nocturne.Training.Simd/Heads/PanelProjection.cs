using System.Numerics;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer with several outputs, padded to full panels.</summary>
internal sealed unsafe class PanelProjection<TLanes, TVector, T> : IProjection<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _weight, _weightGradient, _bias, _biasGradient;
    private readonly AlignedBuffer<T> _forward, _backward;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private readonly int _outputs, _inputs;

    /// <param name="parameters">The weights.</param>
    /// <param name="weight">Name of the weights.</param>
    /// <param name="bias">Name of the bias.</param>
    /// <param name="outputs">Outputs with padding.</param>
    /// <param name="inputs">Inputs with padding.</param>
    /// <param name="products">Computes the gradients of the weights.</param>
    public PanelProjection(
        ParameterStore<T> parameters, string weight, string bias, int outputs, int inputs, WeightGradient<TLanes, TVector, T> products)
    {
        (_outputs, _inputs, _products) = (outputs, inputs, products);
        _weight = parameters.Value(weight);
        _weightGradient = parameters.Gradient(weight);
        _bias = parameters.Value(bias);
        _biasGradient = parameters.Gradient(bias);
        _forward = new AlignedBuffer<T>((long)outputs * inputs);
        _backward = new AlignedBuffer<T>((long)outputs * inputs);
    }

    public int OutputStride => _outputs;

    public void PackWeights(bool backward)
    {
        MatrixProduct<TLanes, TVector, T>.PackTransposed(_weight, _inputs, _outputs, _forward.Pointer);
        if (backward)
            MatrixProduct<TLanes, TVector, T>.Pack(_weight, _outputs, _inputs, _backward.Pointer);
    }

    public void Forward(T* x, int rows, T* y) => MatrixProduct<TLanes, TVector, T>.Multiply(
        x, _inputs, _forward.Pointer, _inputs, y, _outputs, rows, _outputs, _inputs, _bias, 0);

    public void Backward(T* x, T* dy, int rows, T* dx)
    {
        _products.Add(dy, _outputs, x, rows, _outputs, _inputs, _weightGradient);
        WeightGradient<TLanes, TVector, T>.AddSum(dy, _outputs, rows, _outputs, _biasGradient);
        MatrixProduct<TLanes, TVector, T>.Multiply(
            dy, _outputs, _backward.Pointer, _outputs, dx, _inputs, rows, _inputs, _outputs, null, 0);
    }

    public void Dispose()
    {
        _forward.Dispose();
        _backward.Dispose();
    }
}
