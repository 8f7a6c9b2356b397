using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>
/// GRU as in PyTorch, with gates in the order r, z, n: h' = n + z (h - n), n = tanh(Wn x + bn + r (Un h + bn')), where r and z are
/// sigmoids of W x + b + U h + b'.
/// </summary>
internal sealed unsafe class GruLayer<TLanes, TVector, T>(ParameterStore<T> parameters, int layer, int inputs, int hidden)
    : RecurrentLayer<TLanes, TVector, T>(parameters, layer, inputs, hidden)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Un h + bn' of every step, then its gradient: [T, R, H]. The reset gate is applied between it and the gate n, so it cannot share
    // the buffer of the gates.
    private AlignedBuffer<T> _candidates = new(0);

    public override void Reserve(int steps, int rows)
    {
        base.Reserve(steps, rows);
        _candidates = AlignedBuffer<T>.Grown(_candidates, (long)steps * rows * Hidden);
    }

    public override void Dispose()
    {
        base.Dispose();
        _candidates.Dispose();
    }

    protected override void AddBiases(T* inputBias)
    {
        base.AddBiases(inputBias);
        new ReadOnlySpan<T>(inputBias + 2 * Hidden, Hidden).CopyTo(new Span<T>(Bias.Pointer + 2 * Hidden, Hidden));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void ForwardStep(int step, T* packedStateWeights)
    {
        T* gates = Gate(step), candidates = Candidate(step), before = State(step), after = State(step + 1);
        var bias = StateBias + 2 * Hidden;
        if (step == 0 && StartsFromZero)
        {
            for (var row = 0; row < Rows; row++)
                new ReadOnlySpan<T>(bias, Hidden).CopyTo(new Span<T>(candidates + (nint)row * Hidden, Hidden));
        }
        else
        {
            MatrixProduct<TLanes, TVector, T>.Multiply(
                before, Hidden, packedStateWeights, Hidden, gates, GateColumns, Rows, 2 * Hidden, Hidden, gates, GateColumns);
            MatrixProduct<TLanes, TVector, T>.Multiply(
                before, Hidden, packedStateWeights + 2 * (nint)Hidden * Hidden, Hidden, candidates, Hidden, Rows, Hidden, Hidden, bias, 0);
        }
        for (var row = 0; row < Rows; row++, gates += GateColumns)
            for (var unit = 0;
                unit < Hidden;
                unit += TLanes.Count, candidates += TLanes.Count, before += TLanes.Count, after += TLanes.Count)
            {
                T* atR = gates + unit, atZ = atR + Hidden, atN = atZ + Hidden;
                var r = Activation<TLanes, TVector, T>.Sigmoid(TLanes.Load(atR));
                var z = Activation<TLanes, TVector, T>.Sigmoid(TLanes.Load(atZ));
                var n = Activation<TLanes, TVector, T>.Tanh(TLanes.MultiplyAdd(r, TLanes.Load(candidates), TLanes.Load(atN)));
                TLanes.Store(r, atR);
                TLanes.Store(z, atZ);
                TLanes.Store(n, atN);
                TLanes.Store(TLanes.MultiplyAdd(z, TLanes.Subtract(TLanes.Load(before), n), n), after);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void BackwardStep(int step, int firstGradient, T* packedStateWeights)
    {
        var one = TLanes.Broadcast(T.One);
        T* gates = Gate(step), candidates = Candidate(step), before = State(step), dHidden = Gradient(step);
        var dBefore = step > 0 ? Gradient(step - 1) : null;
        for (var row = 0; row < Rows; row++, gates += GateColumns)
            for (var unit = 0;
                unit < Hidden;
                unit += TLanes.Count, candidates += TLanes.Count, before += TLanes.Count, dHidden += TLanes.Count)
            {
                T* atR = gates + unit, atZ = atR + Hidden, atN = atZ + Hidden;
                TVector r = TLanes.Load(atR), z = TLanes.Load(atZ), n = TLanes.Load(atN), dh = TLanes.Load(dHidden);
                var keep = TLanes.Subtract(one, z);
                var dn = TLanes.Multiply(TLanes.Multiply(dh, keep), TLanes.NegativeMultiplyAdd(n, n, one));
                var dnr = TLanes.Multiply(dn, r);
                var dhz = TLanes.Multiply(dh, z);
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(dnr, TLanes.Load(candidates)), TLanes.Subtract(one, r)), atR);
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(dhz, TLanes.Subtract(TLanes.Load(before), n)), keep), atZ);
                TLanes.Store(dn, atN);
                TLanes.Store(dnr, candidates);
                if (dBefore is null)
                    continue;
                TLanes.Store(step > firstGradient ? TLanes.Add(TLanes.Load(dBefore), dhz) : dhz, dBefore);
                dBefore += TLanes.Count;
            }
        if (step == 0)
            return;
        var gradient = Gradient(step - 1);
        var candidateWeights = packedStateWeights + 2 * Hidden * MatrixProduct<TLanes, TVector, T>.PanelColumns;
        MatrixProduct<TLanes, TVector, T>.Multiply(
            Gate(step), GateColumns, packedStateWeights, GateColumns, gradient, Hidden, Rows, Hidden, 2 * Hidden, gradient, Hidden);
        MatrixProduct<TLanes, TVector, T>.Multiply(
            Candidate(step), Hidden, candidateWeights, GateColumns, gradient, Hidden, Rows, Hidden, Hidden, gradient, Hidden);
    }

    protected override void AddStateGradients(WeightGradient<TLanes, TVector, T> products, int from, T* gradient)
    {
        var rows = (Steps - from) * Rows;
        products.Add(Gate(from), GateColumns, State(from), rows, 2 * Hidden, Hidden, gradient);
        products.Add(Candidate(from), Hidden, State(from), rows, Hidden, Hidden, gradient + 2 * (nint)Hidden * Hidden);
    }

    protected override void AddStateBiasGradient(T* inputBiasGradient)
    {
        new ReadOnlySpan<T>(inputBiasGradient, 2 * Hidden).CopyTo(new Span<T>(StateBiasGradient, 2 * Hidden));
        WeightGradient<TLanes, TVector, T>.AddSum(Candidate(0), Hidden, Steps * Rows, Hidden, StateBiasGradient + 2 * Hidden);
    }

    private T* Candidate(int step) => _candidates.Pointer + (nint)step * Rows * Hidden;
}
