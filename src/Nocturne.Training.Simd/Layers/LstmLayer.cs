using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>
/// LSTM with gates in the order i, f, g, o: c' = f c + i g, h' = o tanh c', where i, f and o are sigmoids and g is a tanh of
/// W x + b + U h + b'.
/// </summary>
internal sealed unsafe class LstmLayer<TLanes, TVector, T>(ParameterStore<T> parameters, int layer, int inputs, int hidden)
    : RecurrentLayer<TLanes, TVector, T>(parameters, layer, inputs, hidden)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _cells = new(0);               // before each step and after the last one: [T + 1, R, H]
    private AlignedBuffer<T> _cellTanhs = new(0);           // [T, R, H]
    private AlignedBuffer<T> _cellGradient = new(0);        // [R, H]

    public override void Reserve(int steps, int rows)
    {
        base.Reserve(steps, rows);
        _cells = AlignedBuffer<T>.Grown(_cells, (long)(steps + 1) * rows * Hidden);
        _cellTanhs = AlignedBuffer<T>.Grown(_cellTanhs, (long)steps * rows * Hidden);
        _cellGradient = AlignedBuffer<T>.Grown(_cellGradient, (long)rows * Hidden);
    }

    public override T* StateOf(int kind, int step) => kind == 0 ? State(step) : Cell(step);

    public override void Dispose()
    {
        base.Dispose();
        _cells.Dispose();
        _cellTanhs.Dispose();
        _cellGradient.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void ForwardStep(int step, T* packedStateWeights)
    {
        if (step > 0 || !StartsFromZero)
            MatrixProduct<TLanes, TVector, T>.Multiply(
                State(step), Hidden, packedStateWeights, Hidden,
                Gate(step), GateColumns, Rows, GateColumns, Hidden, Gate(step), GateColumns);

        T* gates = Gate(step), before = Cell(step), after = Cell(step + 1), tanhs = CellTanh(step), state = State(step + 1);
        for (var row = 0; row < Rows; row++, gates += GateColumns)
            for (var unit = 0;
                unit < Hidden;
                unit += TLanes.Count, before += TLanes.Count, after += TLanes.Count, tanhs += TLanes.Count, state += TLanes.Count)
            {
                T* atI = gates + unit, atF = atI + Hidden, atG = atF + Hidden, atO = atG + Hidden;
                var i = Activation<TLanes, TVector, T>.Sigmoid(TLanes.Load(atI));
                var f = Activation<TLanes, TVector, T>.Sigmoid(TLanes.Load(atF));
                var g = Activation<TLanes, TVector, T>.Tanh(TLanes.Load(atG));
                var o = Activation<TLanes, TVector, T>.Sigmoid(TLanes.Load(atO));
                var c = TLanes.MultiplyAdd(f, TLanes.Load(before), TLanes.Multiply(i, g));
                var tanh = Activation<TLanes, TVector, T>.Tanh(c);
                TLanes.Store(i, atI);
                TLanes.Store(f, atF);
                TLanes.Store(g, atG);
                TLanes.Store(o, atO);
                TLanes.Store(c, after);
                TLanes.Store(tanh, tanhs);
                TLanes.Store(TLanes.Multiply(o, tanh), state);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void BackwardStep(int step, int firstGradient, T* packedStateWeights)
    {
        if (step == Steps - 1)
            new Span<T>(_cellGradient.Pointer, Rows * Hidden).Clear();

        var one = TLanes.Broadcast(T.One);
        T* gates = Gate(step), before = Cell(step), tanhs = CellTanh(step), dHidden = Gradient(step);
        var dCell = _cellGradient.Pointer;
        for (var row = 0; row < Rows; row++, gates += GateColumns)
            for (var unit = 0;
                unit < Hidden;
                unit += TLanes.Count, before += TLanes.Count, tanhs += TLanes.Count, dHidden += TLanes.Count, dCell += TLanes.Count)
            {
                T* atI = gates + unit, atF = atI + Hidden, atG = atF + Hidden, atO = atG + Hidden;
                TVector i = TLanes.Load(atI), f = TLanes.Load(atF), g = TLanes.Load(atG), o = TLanes.Load(atO);
                TVector tanh = TLanes.Load(tanhs), dh = TLanes.Load(dHidden);
                var dho = TLanes.Multiply(dh, o);
                var dc = TLanes.MultiplyAdd(dho, TLanes.NegativeMultiplyAdd(tanh, tanh, one), TLanes.Load(dCell));
                var dci = TLanes.Multiply(dc, i);
                var dcf = TLanes.Multiply(dc, f);
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(dci, g), TLanes.Subtract(one, i)), atI);
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(dcf, TLanes.Load(before)), TLanes.Subtract(one, f)), atF);
                TLanes.Store(TLanes.Multiply(dci, TLanes.NegativeMultiplyAdd(g, g, one)), atG);
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(dho, tanh), TLanes.Subtract(one, o)), atO);
                TLanes.Store(dcf, dCell);
            }
        if (step > 0)
            MatrixProduct<TLanes, TVector, T>.Multiply(
                Gate(step), GateColumns, packedStateWeights, GateColumns,
                Gradient(step - 1), Hidden, Rows, Hidden, GateColumns, step > firstGradient ? Gradient(step - 1) : null, Hidden);
    }

    private T* Cell(int step) => _cells.Pointer + (nint)step * Rows * Hidden;

    private T* CellTanh(int step) => _cellTanhs.Pointer + (nint)step * Rows * Hidden;
}
