using System.Numerics;
using Nocturne.Models;
using Nocturne.Training.Simd.Heads;
using Nocturne.Training.Simd.Inputs;
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
    private readonly IInput<T> _input;
    private readonly IHead<T> _head;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private PackedFor _packed = PackedFor.Nothing;
    private T* _values;                                 // what the first layer was given last
    private int _rows;                                  // windows in the batch, padding included

    public Network(ModelSpec spec)
    {
        _spec = spec;
        var padding = Padding.Of(spec, MatrixProduct<TLanes, TVector, T>.PanelColumns);
        Parameters = new ParameterStore<T>(spec, padding);
        _products = new WeightGradient<TLanes, TVector, T>(Math.Max(padding.Inputs, padding.Hidden));
        _input = Input(padding);
        _layers = [.. Enumerable.Range(0, spec.Layers).Select(layer => Layer(layer, layer == 0 ? padding.Inputs : padding.Hidden, padding.Hidden))];
        _head = Head(padding);
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
        return _head.Loss(LastStates(Last, inputs.Length / targets.Length), _rows, targets);
    }

    public double Gradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        var steps = inputs.Length / targets.Length;
        Run(inputs, targets.Length, PackedFor.Backward);
        new Span<T>(Parameters.Gradients.Pointer, checked((int)Parameters.Gradients.Length)).Clear();

        var gradient = Last.OutputGradient.Pointer + (nint)(steps - 1) * _rows * Last.Hidden;
        var loss = _head.Backward(LastStates(Last, steps), _rows, targets, gradient);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
            _layers[layer].Backward(
                InputOf(layer), everyStep: layer < _layers.Length - 1, layer == 0 ? _input.Gradient : _layers[layer - 1].OutputGradient.Pointer, _products);
        _input.AddGradient();
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
        for (var step = 0; step < steps; step++)
        {
            var scores = _head.Outputs(LastStates(Last, step + 1), _rows);
            for (var row = 0; row < batch; row++)
                new ReadOnlySpan<T>(scores + (nint)row * _head.OutputStride, _spec.OutputSize).CopyTo(outputs[((row * steps + step) * _spec.OutputSize)..]);
        }
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
        _head.Dispose();
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

    private IInput<T> Input(Padding padding) => _spec.Input switch
    {
        InputKind.Scalar => new ScalarInput<T>(),
        InputKind.Embedding => new EmbeddingInput<TLanes, TVector, T>(Parameters, _spec.Vocabulary, padding.Inputs),
        _ => throw new SettingException($"model.input is {_spec.Input}; use scalar or embedding."),
    };

    private IHead<T> Head(Padding padding) => _spec.Head switch
    {
        HeadKind.Regression => new RegressionHead<TLanes, TVector, T>(Parameters, padding.Hidden),
        HeadKind.Categorical => new CategoricalHead<TLanes, TVector, T>(Parameters, _spec.OutputSize, padding.Outputs, padding.Hidden, _products),
        _ => throw new SettingException($"model.head is {_spec.Head}; use regression or categorical."),
    };

    private void Run(ReadOnlySpan<T> inputs, int batch, PackedFor purpose)
    {
        const int BlockRows = MatrixProduct<TLanes, TVector, T>.BlockRows;
        var steps = inputs.Length / batch;
        _rows = (batch + BlockRows - 1) / BlockRows * BlockRows;
        if (_packed < purpose)
        {
            foreach (var layer in _layers)
                layer.PackWeights(backward: purpose == PackedFor.Backward);
            _head.PackWeights(backward: purpose == PackedFor.Backward);
        }
        _packed = (PackedFor)Math.Max((int)_packed, (int)purpose);

        _values = _input.Fill(inputs, batch, _rows);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Reserve(steps, _rows);
            _layers[layer].Forward(InputOf(layer));
        }
    }

    private T* InputOf(int layer) => layer == 0 ? _values : LastStates(_layers[layer - 1], 1);

    private T* LastStates(RecurrentLayer<TLanes, TVector, T> layer, int steps) => layer.States.Pointer + (nint)steps * _rows * layer.Hidden;

    private void CopyRows(T* source, int batch, Span<T> destination)
    {
        for (var row = 0; row < batch; row++)
            new ReadOnlySpan<T>(source + (nint)row * Last.Hidden, _spec.Hidden).CopyTo(destination[(row * _spec.Hidden)..]);
    }
}
