using System.Numerics;
using System.Numerics.Tensors;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer with an output for each class, and the cross-entropy of its softmax, in nats.</summary>
/// <remarks>Classes are padded to whole panels; the classes that pad have no weights, no share of the softmax and no gradient.</remarks>
internal sealed unsafe class CategoricalHead<TLanes, TVector, T> : IHead<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Rows = MatrixProduct<TLanes, TVector, T>.BlockRows;

    private readonly T* _weight, _weightGradient, _bias, _biasGradient;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private readonly AlignedBuffer<T> _forward, _backward, _scores;     // scores: [8, V], then their gradient
    private readonly int _classes, _padded, _hidden;

    /// <param name="parameters">Where the weights are.</param>
    /// <param name="classes">Classes (V).</param>
    /// <param name="padded">Classes with padding, a multiple of a panel's columns.</param>
    /// <param name="hidden">Units of the last layer, padded.</param>
    /// <param name="products">Scratch for the weights' gradients.</param>
    public CategoricalHead(ParameterStore<T> parameters, int classes, int padded, int hidden, WeightGradient<TLanes, TVector, T> products)
    {
        (_classes, _padded, _hidden, _products) = (classes, padded, hidden, products);
        _weight = parameters.Value("head.weight");
        _weightGradient = parameters.Gradient("head.weight");
        _bias = parameters.Value("head.bias");
        _biasGradient = parameters.Gradient("head.bias");
        _forward = new AlignedBuffer<T>((long)padded * hidden);
        _backward = new AlignedBuffer<T>((long)padded * hidden);
        _scores = new AlignedBuffer<T>((long)Rows * padded);
    }

    public int OutputStride => _padded;

    public void PackWeights(bool backward)
    {
        MatrixProduct<TLanes, TVector, T>.PackTransposed(_weight, _hidden, _hidden, _padded, _forward.Pointer);
        if (backward)
            MatrixProduct<TLanes, TVector, T>.Pack(_weight, _hidden, _padded, _hidden, _backward.Pointer);
    }

    public T* Outputs(T* states)
    {
        MatrixProduct<TLanes, TVector, T>.Multiply(
            states, _hidden, 1, _forward.Pointer, _hidden * MatrixProduct<TLanes, TVector, T>.PanelColumns, _scores.Pointer, _padded, Rows, _padded, _hidden, _bias, 0);
        return _scores.Pointer;
    }

    public double Loss(T* states, ReadOnlySpan<T> targets)
    {
        Outputs(states);
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
            sum += SoftMax(Row(row), Class(targets[row]));
        return sum;
    }

    public double Backward(T* states, ReadOnlySpan<T> targets, int batch, T* stateGradient)
    {
        Outputs(states);
        var sum = 0.0;
        var scale = T.CreateTruncating(1.0 / batch);
        for (var row = 0; row < targets.Length; row++)
        {
            var scores = Row(row);
            var target = Class(targets[row]);
            sum += SoftMax(scores, target);
            scores[target] -= T.One;
            TensorPrimitives.Multiply(scores, scale, scores);
            new Span<T>(_scores.Pointer + (nint)row * _padded + _classes, _padded - _classes).Clear();
        }
        new Span<T>(_scores.Pointer + (nint)targets.Length * _padded, (Rows - targets.Length) * _padded).Clear();

        _products.Add(_scores.Pointer, _padded, states, Rows, _padded, _hidden, _weightGradient);
        WeightGradient<TLanes, TVector, T>.AddSum(_scores.Pointer, _padded, Rows, _padded, _biasGradient);
        MatrixProduct<TLanes, TVector, T>.Multiply(
            _scores.Pointer, _padded, 1, _backward.Pointer, _padded * MatrixProduct<TLanes, TVector, T>.PanelColumns, stateGradient, _hidden, Rows, _hidden, _padded, null, 0);
        return sum;
    }

    public void Dispose()
    {
        _forward.Dispose();
        _backward.Dispose();
        _scores.Dispose();
    }

    // Turns scores into shares, and gives the cross-entropy: -log of the target's share, from the scores, so that a share
    // that vanishes does not make it infinite. The largest score is subtracted first: exp overflows beyond 88.
    private static double SoftMax(Span<T> scores, int target)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<T>(scores), scores);
        var score = double.CreateTruncating(scores[target]);
        TensorPrimitives.Exp(scores, scores);
        var total = TensorPrimitives.Sum<T>(scores);
        TensorPrimitives.Divide(scores, total, scores);
        return Math.Log(double.CreateTruncating(total)) - score;
    }

    private Span<T> Row(int row) => new(_scores.Pointer + (nint)row * _padded, _classes);

    private int Class(T target)
    {
        var index = int.CreateTruncating(target);
        return index >= 0 && index < _classes ? index : throw new ArgumentOutOfRangeException(nameof(target), $"Class {target}; use 0 to {_classes - 1}.");
    }
}
