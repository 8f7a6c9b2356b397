using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>
/// GRU as PyTorch has it, gates in the order r, z, n: h' = n + z (h - n), n = tanh(Wn x + bn + r (Un h + bn')), where r
/// and z are sigmoids of W x + b + U h + b'.
/// </summary>
internal sealed unsafe class GruLayer<TLanes, TVector, T>(ParameterStore<T> parameters, int layer, int inputs, int hidden)
    : RecurrentLayer<TLanes, TVector, T>(parameters, layer, gates: 3, inputs, hidden)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Un h + bn' of every step, then its gradient: [T, B, H]. The reset gate stands between it and the gate n, so that it
    // cannot share the gates' buffer.
    private AlignedBuffer<T> _candidates = new(0);

    public override void Reserve(int steps, int batch)
    {
        base.Reserve(steps, batch);
        _candidates = AlignedBuffer<T>.Grown(_candidates, (long)steps * batch * Hidden);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
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
        if (step == 0)
        {
            for (var row = 0; row < Batch; row++)
                new ReadOnlySpan<T>(bias, Hidden).CopyTo(new Span<T>(candidates + (nint)row * Hidden, Hidden));
        }
        else
        {
            var panel = Hidden * MatrixProduct<TLanes, TVector, T>.PanelColumns;
            MatrixProduct<TLanes, TVector, T>.Multiply(before, Hidden, 1, packedStateWeights, panel, gates, GateColumns, Batch, 2 * Hidden, Hidden, gates, GateColumns);
            MatrixProduct<TLanes, TVector, T>.Multiply(before, Hidden, 1, packedStateWeights + 2 * (nint)Hidden * Hidden, panel, candidates, Hidden, Batch, Hidden, Hidden, bias, 0);
        }
        for (var row = 0; row < Batch; row++, gates += GateColumns)
            for (var unit = 0; unit < Hidden; unit += TLanes.Count, candidates += TLanes.Count, before += TLanes.Count, after += TLanes.Count)
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
    protected override void BackwardStep(int step, bool everyStep, T* packedStateWeights)
    {
        var one = TLanes.Broadcast(T.One);
        T* gates = Gate(step), candidates = Candidate(step), before = State(step), dHidden = Gradient(step);
        var dBefore = step > 0 ? Gradient(step - 1) : null;
        for (var row = 0; row < Batch; row++, gates += GateColumns)
            for (var unit = 0; unit < Hidden; unit += TLanes.Count, candidates += TLanes.Count, before += TLanes.Count, dHidden += TLanes.Count)
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
                TLanes.Store(everyStep ? TLanes.Add(TLanes.Load(dBefore), dhz) : dhz, dBefore);
                dBefore += TLanes.Count;
            }
        if (step == 0)
            return;
        var columns = MatrixProduct<TLanes, TVector, T>.PanelColumns;
        var gradient = Gradient(step - 1);
        MatrixProduct<TLanes, TVector, T>.Multiply(
            Gate(step), GateColumns, 1, packedStateWeights, GateColumns * columns, gradient, Hidden, Batch, Hidden, 2 * Hidden, gradient, Hidden);
        MatrixProduct<TLanes, TVector, T>.Multiply(
            Candidate(step), Hidden, 1, packedStateWeights + 2 * Hidden * columns, GateColumns * columns, gradient, Hidden, Batch, Hidden, Hidden, gradient, Hidden);
    }

    protected override void AddStateGradients(WeightGradient<TLanes, TVector, T> products, T* gradient)
    {
        var rows = (Steps - 1) * Batch;
        products.Add(Gate(0) + (nint)Batch * GateColumns, GateColumns, State(1), rows, 2 * Hidden, Hidden, gradient);
        products.Add(Candidate(0) + (nint)Batch * Hidden, Hidden, State(1), rows, Hidden, Hidden, gradient + 2 * (nint)Hidden * Hidden);
    }

    protected override void AddStateBiasGradient(T* inputBiasGradient)
    {
        new ReadOnlySpan<T>(inputBiasGradient, 2 * Hidden).CopyTo(new Span<T>(StateBiasGradient, 2 * Hidden));
        WeightGradient<TLanes, TVector, T>.AddSum(Candidate(0), Hidden, Steps * Batch, Hidden, StateBiasGradient + 2 * Hidden);
    }

    private T* Candidate(int step) => _candidates.Pointer + (nint)step * Batch * Hidden;
}
