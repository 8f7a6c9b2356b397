using System.Numerics;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer with one output, and mean squared error.</summary>
internal sealed unsafe class RegressionHead<TLanes, TVector, T>(ParameterStore<T> parameters, int hidden) : IHead<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _weight = parameters.Value("head.weight"), _weightGradient = parameters.Gradient("head.weight");
    private readonly T* _bias = parameters.Value("head.bias"), _biasGradient = parameters.Gradient("head.bias");
    private readonly AlignedBuffer<T> _outputs = new(MatrixProduct<TLanes, TVector, T>.BlockRows);

    public int OutputStride => 1;

    public void PackWeights(bool backward)
    {
        // One row of weights is as good as packed.
    }

    public T* Outputs(T* states)
    {
        for (var row = 0; row < MatrixProduct<TLanes, TVector, T>.BlockRows; row++)
            _outputs.Pointer[row] = Output(states + (nint)row * hidden);
        return _outputs.Pointer;
    }

    public double Loss(T* states, ReadOnlySpan<T> targets)
    {
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var difference = double.CreateTruncating(Output(states + (nint)row * hidden) - targets[row]);
            sum += difference * difference;
        }
        return sum;
    }

    public double Backward(T* states, ReadOnlySpan<T> targets, int batch, T* stateGradient)
    {
        var sum = 0.0;
        var scale = T.CreateTruncating(2.0 / batch);
        new Span<T>(stateGradient + (nint)targets.Length * hidden, (MatrixProduct<TLanes, TVector, T>.BlockRows - targets.Length) * hidden).Clear();
        for (var row = 0; row < targets.Length; row++, states += hidden, stateGradient += hidden)
        {
            var difference = Output(states) - targets[row];
            sum += double.CreateTruncating(difference) * double.CreateTruncating(difference);
            var d = difference * scale;
            *_biasGradient += d;
            var gradient = TLanes.Broadcast(d);
            for (var unit = 0; unit < hidden; unit += TLanes.Count)
            {
                TLanes.Store(TLanes.Multiply(gradient, TLanes.Load(_weight + unit)), stateGradient + unit);
                TLanes.Store(TLanes.MultiplyAdd(gradient, TLanes.Load(states + unit), TLanes.Load(_weightGradient + unit)), _weightGradient + unit);
            }
        }
        return sum;
    }

    public void Dispose() => _outputs.Dispose();

    private T Output(T* state)
    {
        var sum = TLanes.Zero;
        for (var unit = 0; unit < hidden; unit += TLanes.Count)
            sum = TLanes.MultiplyAdd(TLanes.Load(state + unit), TLanes.Load(_weight + unit), sum);
        return TLanes.Sum(sum) + *_bias;
    }
}
