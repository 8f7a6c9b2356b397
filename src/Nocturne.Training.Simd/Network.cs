using System.Numerics;
using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Heads;
using Nocturne.Training.Simd.Inputs;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;
using Nocturne.Training.Simd.Layers;
using Nocturne.Training.Simd.Optimizers;

namespace Nocturne.Training.Simd;

/// <summary>A network of inputs, stacked recurrent layers and heads, forward and backward.</summary>
/// <remarks>
/// A batch passes through all layers and back in slices with the rows of a block of the product. The buffers of four layers of 128 units
/// and 30 steps then have 4 MB instead of 32, and the part of one layer stays in the second-level cache.
/// </remarks>
internal sealed unsafe class Network<TLanes, TVector, T> : INetwork<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int SliceRows = MatrixProduct<TLanes, TVector, T>.BlockRows;

    private readonly ModelSpec _spec;
    private readonly RecurrentLayer<TLanes, TVector, T>[] _layers;
    private readonly FieldInputs<T> _inputs;
    private readonly Head<TLanes, TVector, T>[] _heads;
    private readonly WeightGradient<TLanes, TVector, T> _products;
    private readonly CarriedState<T> _evaluated, _forward;
    private PackedFor _packed = PackedFor.Nothing;
    private T* _values;                                 // the current input of the first layer

    public Network(ModelSpec spec, IEnumerable<string> slots)
    {
        _spec = spec;
        var padding = new Padding(spec, Math.Max(MatrixProduct<TLanes, TVector, T>.PanelColumns, SliceRows));
        Parameters = new ParameterStore<T>(spec, padding, slots);
        _products = new WeightGradient<TLanes, TVector, T>(Math.Max(padding.Widest, padding.Hidden));
        FieldTable<T>[] tables = [.. Enumerable.Range(0, spec.Fields).Select(field => new FieldTable<T>(Parameters, field))];
        _inputs = new FieldInputs<T>(tables, padding.Inputs);
        _layers = [.. Enumerable.Range(0, spec.Layers)
            .Select(layer => Layer(layer, layer == 0 ? padding.Inputs : padding.Hidden, padding.Hidden))];
        _heads = [.. spec.Heads.Select((head, index) => Head(head.Kind, index, padding, tables))];
        (Carried, _evaluated, _forward) = (State(), State(), State());

        CarriedState<T> State() => new(spec.Layers, Kinds, spec.Hidden);
    }

    private enum PackedFor
    {
        Nothing,
        Forward,
        Backward,
    }

    public int VectorBits => TLanes.Bits;

    public ParameterStore<T> Parameters { get; }

    public CarriedState<T> Carried { get; }

    private RecurrentLayer<TLanes, TVector, T> Last => _layers[^1];

    private int Kinds => _spec.HasCellState ? 2 : 1;

    public void WeightsChanged() => _packed = PackedFor.Nothing;

    public void Loss(in Batch batch, Span<double> sums)
    {
        sums.Clear();
        Pack(PackedFor.Forward);
        for (var row = 0; row < batch.Rows; row += SliceRows)
        {
            var slice = new Slice(batch, row, SliceRows);
            Run(slice, batch.Carries ? _evaluated : null, batch.Rows);
            for (var head = 0; head < _heads.Length; head++)
                sums[head] += _heads[head].Loss(slice, ScoredOutputs(slice));
        }
    }

    public void Gradients(in Batch batch, in DropoutSettings dropout, ulong seed, long steps, Span<double> sums)
    {
        sums.Clear();
        Parameters.Gradients.Span.Clear();
        var masks = new Masks(dropout, seed, steps);
        if (dropout.Recurrent > 0)
            WeightsChanged();
        Pack(PackedFor.Backward, masks);
        var scored = batch.Scored;
        for (var row = 0; row < batch.Rows; row += SliceRows)
        {
            var slice = new Slice(batch, row, SliceRows);
            Run(slice, batch.Carries ? Carried : null, batch.Rows, masks);
            if (scored > 0)
                Backward(slice, scored, masks, sums);
        }
        foreach (var layer in _layers)
            layer.FinishGradients();
        if (dropout.Recurrent > 0)
            WeightsChanged();
    }

    public void Update(TrainingSettings settings, double learningRate, long step)
    {
        var scale = 1.0;
        if (settings.ClipNorm > 0)
            scale = Math.Min(1, settings.ClipNorm / (GradientNorm<TLanes, TVector, T>.Of(Parameters) + 1e-6));  // as in clip_grad_norm_
        var optimizer = settings.Optimizer;
        switch (optimizer.Kind)
        {
            case OptimizerKind.Adam or OptimizerKind.AdamW:
                Adam<TLanes, TVector, T>.Step(Parameters, optimizer, learningRate, step, scale);
                break;
            case OptimizerKind.Sgd:
                Sgd<TLanes, TVector, T>.Step(Parameters, optimizer, learningRate, scale);
                break;
            case OptimizerKind.RmsProp:
                RmsProp<TLanes, TVector, T>.Step(Parameters, optimizer, learningRate, scale);
                break;
            default:
                throw new SettingException($"training.optimizer is {optimizer.Kind}; use adam, adamw, sgd or rmsprop.");
        }
        if (settings.Averaging > 0)
            RunningAverage<TLanes, TVector, T>.Step(Parameters, settings.Averaging);
        WeightsChanged();
    }

    public void Forward(in Batch batch, Span<T> scores, Span<T> hidden, Span<T> cell)
    {
        Pack(PackedFor.Forward);
        var continues = new bool[batch.Rows];
        continues.AsSpan().Fill(true);
        var unmasked = new Batch { Tokens = batch.Tokens, Rows = batch.Rows, Steps = batch.Steps, Continues = continues };
        _forward.Reserve(batch.Rows);
        _forward.Load(hidden, cell);
        for (var row = 0; row < batch.Rows; row += SliceRows)
        {
            var slice = new Slice(unmasked, row, SliceRows);
            Run(slice, _forward, batch.Rows);
            CopyScores(slice, scores);
        }
        _forward.Save(hidden, cell);
    }

    public void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)
            [.. _layers, .. _heads, _products, _inputs, Parameters, Carried, _evaluated, _forward])
            part.Dispose();
    }

    private RecurrentLayer<TLanes, TVector, T> Layer(int layer, int inputs, int hidden) => _spec.Cell switch
    {
        CellKind.Rnn => new RnnLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        CellKind.Lstm => new LstmLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        CellKind.Gru => new GruLayer<TLanes, TVector, T>(Parameters, layer, inputs, hidden),
        _ => throw new SettingException($"model.cell is {_spec.Cell}; use rnn, lstm or gru."),
    };

    private Head<TLanes, TVector, T> Head(HeadKind kind, int index, Padding padding, IReadOnlyList<FieldTable<T>> tables) => kind switch
    {
        HeadKind.Regression => new RegressionHead<TLanes, TVector, T>(Parameters, index, padding, tables, _products),
        HeadKind.Categorical => new CategoricalHead<TLanes, TVector, T>(Parameters, index, padding, tables, _products),
        _ => throw new SettingException($"model.head is {kind}; use regression or categorical."),
    };

    private void Pack(PackedFor purpose, Masks masks = default)
    {
        if (_packed >= purpose)
            return;
        for (var layer = 0; layer < _layers.Length; layer++)
            _layers[layer].PackWeights(purpose == PackedFor.Backward, masks.Recurrent(layer));
        foreach (var head in _heads)
            head.PackWeights(purpose == PackedFor.Backward);
        _packed = purpose;
    }

    // Runs the layers from the carried state, if there is one, and carries the state after the last step.
    private void Run(in Slice slice, CarriedState<T>? carried, int rows, Masks masks = default)
    {
        foreach (var layer in _layers)
            layer.Reserve(slice.Steps, slice.Rows);
        carried?.Reserve(rows);
        var startsFromZero = true;
        for (var i = 0; i < slice.Used; i++)
            startsFromZero &= !slice.Continues(i);
        for (var layer = 0; layer < _layers.Length; layer++)
            for (var kind = 0; kind < Kinds; kind++)
            {
                new Span<T>(_layers[layer].StateOf(kind, 0), SliceRows * Last.Hidden).Clear();
                for (var i = 0; !startsFromZero && i < slice.Used; i++)
                    if (slice.Continues(i))
                        carried!.Row(layer, kind, slice.First + i).CopyTo(Unpadded(layer, kind, 0, i));
            }
        _values = _inputs.Fill(slice, masks.Embedding);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Forward(InputOf(layer), startsFromZero);
            _layers[layer].DropOutputs(masks.Output(layer), slice);
        }
        if (carried is null)
            return;
        for (var layer = 0; layer < _layers.Length; layer++)
            for (var kind = 0; kind < Kinds; kind++)
                for (var i = 0; i < slice.Used; i++)
                    Unpadded(layer, kind, slice.Steps, i).CopyTo(carried.Row(layer, kind, slice.First + i));
    }

    private void Backward(in Slice slice, int scored, Masks masks, Span<double> sums)
    {
        var gradient = Last.OutputGradient.Pointer + (nint)slice.FirstScored * SliceRows * Last.Hidden;
        for (var head = 0; head < _heads.Length; head++)
            sums[head] += _heads[head].Backward(slice, ScoredOutputs(slice), scored, gradient, adds: head > 0);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
            _layers[layer].Backward(
                InputOf(layer), firstGradient: layer < _layers.Length - 1 ? 0 : slice.FirstScored,
                layer == 0 ? _inputs.Gradient : _layers[layer - 1].OutputGradient.Pointer, _products);
        _inputs.AddGradient(slice, masks.Embedding is not null);
    }

    private T* InputOf(int layer) => layer == 0 ? _values : _layers[layer - 1].Outputs;

    private T* ScoredOutputs(in Slice slice) => Last.Outputs + (nint)slice.FirstScored * SliceRows * Last.Hidden;

    private Span<T> Unpadded(int layer, int kind, int step, int row) =>
        new(_layers[layer].StateOf(kind, step) + (nint)row * Last.Hidden, _spec.Hidden);

    private void CopyScores(in Slice slice, Span<T> scores)
    {
        var (offset, outputs) = (0, _spec.OutputSize);
        foreach (var head in _heads)
        {
            var from = head.Scores(slice, 0, Last.Outputs);
            for (var step = 0; step < slice.Steps; step++)
                for (var row = 0; row < SliceRows; row++, from += head.OutputStride)
                    if (row < slice.Used)
                    {
                        var to = ((slice.First + row) * slice.Steps + step) * outputs + offset;
                        new ReadOnlySpan<T>(from, head.Outputs).CopyTo(scores[to..]);
                    }
            offset += head.Outputs;
        }
    }

    /// <summary>The dropout masks of a training step; the default has none.</summary>
    private readonly struct Masks(DropoutSettings settings, ulong seed, long steps)
    {
        public DropoutMask? Embedding => Mask(settings.Embedding, DropoutMask.EmbeddingPlace);

        public DropoutMask? Output(int layer) => Mask(settings.Output, DropoutMask.OutputPlace(layer));

        public DropoutMask? Recurrent(int layer) => Mask(settings.Recurrent, DropoutMask.RecurrentPlace(layer));

        private DropoutMask? Mask(double probability, int place) =>
            probability > 0 ? new DropoutMask(probability, seed, steps, place) : null;
    }
}
