using System.Numerics;
using Nocturne.Models;
using Nocturne.Training.Simd.Heads;
using Nocturne.Training.Simd.Inputs;
using Nocturne.Training.Simd.Lanes;
using Nocturne.Training.Simd.Layers;

namespace Nocturne.Training.Simd;

/// <summary>Stacked recurrent layers and a head, forward and backward.</summary>
/// <remarks>
/// A batch goes through all layers and back in slices of as many windows as a block of the product has rows: what four layers of
/// 128 units remember of 30 steps is then 4 MB instead of 32, and a layer's part of it stays in the second cache.
/// </remarks>
internal sealed unsafe class Network<TLanes, TVector, T> : INetwork<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int SliceRows = MatrixProduct<TLanes, TVector, T>.BlockRows;

    private readonly ModelSpec _spec;
    private readonly RecurrentLayer<TLanes, TVector, T>[] _layers;
    private readonly IInput<T> _input;
    private readonly IHead<T> _head;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private PackedFor _packed = PackedFor.Nothing;
    private T* _values;                                 // what the first layer was given last

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
        var (batch, steps, loss) = (targets.Length, inputs.Length / targets.Length, 0.0);
        for (var row = 0; row < batch; row += SliceRows)
        {
            var slice = targets[row..Math.Min(row + SliceRows, batch)];
            Run(inputs.Slice(row * steps, slice.Length * steps), slice.Length, PackedFor.Forward);
            loss += _head.Loss(LastStates(Last, steps), slice);
        }
        return loss / batch;
    }

    public double Gradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        var (batch, steps, loss) = (targets.Length, inputs.Length / targets.Length, 0.0);
        new Span<T>(Parameters.Gradients.Pointer, checked((int)Parameters.Gradients.Length)).Clear();
        for (var row = 0; row < batch; row += SliceRows)
        {
            var slice = targets[row..Math.Min(row + SliceRows, batch)];
            Run(inputs.Slice(row * steps, slice.Length * steps), slice.Length, PackedFor.Backward);
            loss += Backward(slice, batch, steps);
        }
        return loss / batch;
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
        for (var row = 0; row < batch; row += SliceRows)
        {
            var windows = Math.Min(SliceRows, batch - row);
            Run(inputs.Slice(row * steps, windows * steps), windows, PackedFor.Forward);
            for (var step = 0; step < steps; step++)
            {
                var scores = _head.Outputs(LastStates(Last, step + 1));
                for (var i = 0; i < windows; i++)
                    new ReadOnlySpan<T>(scores + (nint)i * _head.OutputStride, _spec.OutputSize).CopyTo(outputs[(((row + i) * steps + step) * _spec.OutputSize)..]);
            }
            for (var layer = 0; layer < _layers.Length; layer++)
            {
                CopyRows(LastStates(_layers[layer], steps), windows, hidden[((layer * batch + row) * _spec.Hidden)..]);
                if (_spec.HasCellState)
                    CopyRows(_layers[layer].LastCell, windows, cell[((layer * batch + row) * _spec.Hidden)..]);
            }
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

    private void Run(ReadOnlySpan<T> inputs, int windows, PackedFor purpose)
    {
        if (_packed < purpose)
        {
            foreach (var layer in _layers)
                layer.PackWeights(backward: purpose == PackedFor.Backward);
            _head.PackWeights(backward: purpose == PackedFor.Backward);
            _packed = purpose;
        }

        _values = _input.Fill(inputs, windows, SliceRows);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Reserve(inputs.Length / windows, SliceRows);
            _layers[layer].Forward(InputOf(layer));
        }
    }

    private double Backward(ReadOnlySpan<T> targets, int batch, int steps)
    {
        var gradient = Last.OutputGradient.Pointer + (nint)(steps - 1) * SliceRows * Last.Hidden;
        var loss = _head.Backward(LastStates(Last, steps), targets, batch, gradient);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
            _layers[layer].Backward(
                InputOf(layer), everyStep: layer < _layers.Length - 1, layer == 0 ? _input.Gradient : _layers[layer - 1].OutputGradient.Pointer, _products);
        _input.AddGradient();
        return loss;
    }

    private T* InputOf(int layer) => layer == 0 ? _values : LastStates(_layers[layer - 1], 1);

    private static T* LastStates(RecurrentLayer<TLanes, TVector, T> layer, int steps) => layer.States.Pointer + (nint)steps * SliceRows * layer.Hidden;

    private void CopyRows(T* source, int batch, Span<T> destination)
    {
        for (var row = 0; row < batch; row++)
            new ReadOnlySpan<T>(source + (nint)row * Last.Hidden, _spec.Hidden).CopyTo(destination[(row * _spec.Hidden)..]);
    }
}
