using System.Numerics;
using Nocturne.Models;
using Nocturne.Training.Simd.Lanes;
using Nocturne.Training.Simd.Layers;

namespace Nocturne.Training.Simd;

/// <summary>Stacked recurrent layers and a head, forward and backward.</summary>
internal sealed unsafe class Network<TLanes, TVector, T> : INetwork<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ModelSpec _spec;
    private readonly RecurrentLayer<TLanes, TVector, T>[] _layers;
    private readonly RegressionHead<TLanes, TVector, T> _head;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private AlignedBuffer<T> _input = new(0);           // [T, B]
    private PackedFor _packed = PackedFor.Nothing;
    private int _rows;                                  // windows in the batch, padding included

    public Network(ModelSpec spec)
    {
        _spec = spec;
        var panel = MatrixProduct<TLanes, TVector, T>.PanelColumns;
        var hidden = (spec.Hidden + panel - 1) / panel * panel;
        Parameters = new ParameterStore<T>(spec, hidden);
        _layers = [.. Enumerable.Range(0, spec.Layers).Select(layer => Layer(layer, layer == 0 ? spec.InputSize : hidden, hidden))];
        _head = new RegressionHead<TLanes, TVector, T>(Parameters, hidden);
        _products = new WeightGradient<TLanes, TVector, T>(hidden);
    }

    private enum PackedFor
    {
        Nothing,
        Forward,
        Backward,
    }

    public int VectorBits => TLanes.Bits;

    public ParameterStore<T> Parameters { get; }

    private RecurrentLayer<TLanes, TVector, T> Last => _layers[^1];

    public void WeightsChanged() => _packed = PackedFor.Nothing;

    public double Loss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        Run(inputs, targets.Length, PackedFor.Forward);
        return _head.Loss(LastStates(Last, inputs.Length / targets.Length), targets);
    }

    public double Gradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        var steps = inputs.Length / targets.Length;
        Run(inputs, targets.Length, PackedFor.Backward);
        new Span<T>(Parameters.Gradients.Pointer, checked((int)Parameters.Gradients.Length)).Clear();

        var gradient = Last.OutputGradient.Pointer + (nint)(steps - 1) * _rows * Last.Hidden;
        new Span<T>(gradient, _rows * Last.Hidden).Clear();             // also that of the rows that pad the batch
        var loss = _head.Backward(LastStates(Last, steps), targets, gradient);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
            _layers[layer].Backward(
                InputOf(layer), everyStep: layer < _layers.Length - 1, layer == 0 ? null : _layers[layer - 1].OutputGradient.Pointer, _products);
        return loss;
    }

    public void Update(double learningRate, long step, double clipNorm)
    {
        var scale = 1.0;
        if (clipNorm > 0)
            scale = Math.Min(1, clipNorm / (Adam<TLanes, TVector, T>.Norm(Parameters) + 1e-6));     // 1e-6 as in PyTorch's clip_grad_norm_
        Adam<TLanes, TVector, T>.Step(Parameters, learningRate, step, scale);
        WeightsChanged();
    }

    public void Forward(ReadOnlySpan<T> inputs, int batch, Span<T> outputs, Span<T> hidden, Span<T> cell)
    {
        var steps = inputs.Length / batch;
        Run(inputs, batch, PackedFor.Forward);
        for (var row = 0; row < batch; row++)
            for (var step = 0; step < steps; step++)
                outputs[row * steps + step] = _head.Output(LastStates(Last, step + 1) + (nint)row * Last.Hidden);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            CopyRows(LastStates(_layers[layer], steps), batch, hidden[(layer * batch * _spec.Hidden)..]);
            if (_spec.HasCellState)
                CopyRows(_layers[layer].LastCell, batch, cell[(layer * batch * _spec.Hidden)..]);
        }
    }

    public void Dispose()
    {
        foreach (var layer in _layers)
            layer.Dispose();
        _products.Dispose();
        _input.Dispose();
        Parameters.Dispose();
    }

    private RecurrentLayer<TLanes, TVector, T> Layer(int layer, int inputs, int hidden) => _spec.Cell switch
    {
        CellKind.Rnn => new RnnLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        CellKind.Lstm => new LstmLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        CellKind.Gru => new GruLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        _ => throw new SettingException($"model.cell is {_spec.Cell}; use rnn, lstm or gru."),
    };

    private void Run(ReadOnlySpan<T> inputs, int batch, PackedFor purpose)
    {
        const int BlockRows = MatrixProduct<TLanes, TVector, T>.BlockRows;
        var steps = inputs.Length / batch;
        _rows = (batch + BlockRows - 1) / BlockRows * BlockRows;
        if (_packed < purpose)
            foreach (var layer in _layers)
                layer.PackWeights(backward: purpose == PackedFor.Backward);
        _packed = (PackedFor)Math.Max((int)_packed, (int)purpose);

        CopyInput(inputs, batch, steps);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Reserve(steps, _rows);
            _layers[layer].Forward(InputOf(layer));
        }
    }

    // [B, T] to [T, B]; the rows that pad the batch are zero and have no gradient.
    private void CopyInput(ReadOnlySpan<T> inputs, int batch, int steps)
    {
        if (_input.Length < (long)steps * _rows)
        {
            _input.Dispose();
            _input = new AlignedBuffer<T>((long)steps * _rows);
        }
        for (var step = 0; step < steps; step++)
            for (var row = 0; row < _rows; row++)
                _input.Pointer[step * _rows + row] = row < batch ? inputs[row * steps + step] : T.Zero;
    }

    private T* InputOf(int layer) => layer == 0 ? _input.Pointer : LastStates(_layers[layer - 1], 1);

    private T* LastStates(RecurrentLayer<TLanes, TVector, T> layer, int steps) => layer.States.Pointer + (nint)steps * _rows * layer.Hidden;

    private void CopyRows(T* source, int batch, Span<T> destination)
    {
        for (var row = 0; row < batch; row++)
            new ReadOnlySpan<T>(source + (nint)row * Last.Hidden, _spec.Hidden).CopyTo(destination[(row * _spec.Hidden)..]);
    }
}
