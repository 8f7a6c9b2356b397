using System.Numerics;
using Nocturne.Models;
using Nocturne.Training.Simd.Inputs;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A head: an optional tanh layer, a linear layer and a loss.</summary>
/// <remarks>
/// Its input is the output of the last recurrent layer, concatenated with what represents the fields of the next step that the heads
/// before it predict (the context). All scored steps of a slice are one product.
/// </remarks>
internal abstract unsafe class Head<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FieldTable<T>[] _contextTables;
    private readonly int[] _contextFields;
    private readonly int _hidden, _context, _units;
    private readonly PanelProjection<TLanes, TVector, T>? _first;       // to the tanh layer
    private readonly IProjection<T> _last;
    private AlignedBuffer<T> _inputs = new(0), _inputGradient = new(0);         // [R, H + context], if there is a context
    private AlignedBuffer<T> _unitValues = new(0), _unitGradient = new(0);      // [R, units]
    private AlignedBuffer<T> _scores = new(0);                                  // [R, V], then their gradient

    /// <param name="parameters">The weights.</param>
    /// <param name="index">Index of the head.</param>
    /// <param name="padding">Padded sizes.</param>
    /// <param name="tables">The tables of all fields.</param>
    /// <param name="products">Computes the gradients of the weights.</param>
    protected Head(
        ParameterStore<T> parameters, int index, Padding padding, IReadOnlyList<FieldTable<T>> tables,
        WeightGradient<TLanes, TVector, T> products)
    {
        var spec = parameters.Spec;
        (Field, Outputs) = (spec.Heads[index].Field, spec.OutputsOf(spec.Heads[index]));
        _contextFields = [.. spec.Heads.Take(index).Select(head => head.Field)];
        _contextTables = [.. _contextFields.Select(field => tables[field])];
        (_hidden, _context, _units) = (padding.Hidden, padding.Context(index), padding.HeadHidden(index));
        var inputs = _hidden + _context;
        if (_units > 0)
            _first = new PanelProjection<TLanes, TVector, T>(
                parameters, ParameterNames.HeadHiddenWeights(index), ParameterNames.HeadHiddenBias(index), _units, inputs, products);
        var (weight, bias, width) = (ParameterNames.HeadWeights(index), ParameterNames.HeadBias(index), _units > 0 ? _units : inputs);
        _last = Outputs == 1
            ? new SingleProjection<TLanes, TVector, T>(parameters, weight, bias, width)
            : new PanelProjection<TLanes, TVector, T>(parameters, weight, bias, padding.Outputs(index), width, products);
    }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>Stride of the rows of <see cref="Scores"/>.</summary>
    public int OutputStride => _last.OutputStride;

    /// <summary>The field that it predicts.</summary>
    protected int Field { get; }

    /// <summary>Packs the weights for matrix products.</summary>
    /// <param name="backward">Whether to pack them for gradients too.</param>
    public void PackWeights(bool backward)
    {
        _first?.PackWeights(backward);
        _last.PackWeights(backward);
    }

    /// <summary>Computes the raw scores from a step of a slice to the last one.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="from">The first step.</param>
    /// <param name="states">Outputs of the last layer at these steps, shape [steps, R, H].</param>
    /// <returns>Scores, shape [steps, R, <see cref="OutputStride"/>]; valid until the next call.</returns>
    public T* Scores(in Slice slice, int from, T* states)
    {
        var rows = (slice.Steps - from) * slice.Rows;
        _scores = AlignedBuffer<T>.Grown(_scores, (long)rows * OutputStride);
        var inputs = _context == 0 ? states : Join(slice, from, states);
        if (_first is not null)
        {
            _unitValues = AlignedBuffer<T>.Grown(_unitValues, (long)rows * _units);
            _first.Forward(inputs, rows, _unitValues.Pointer);
            for (var i = 0; i < rows * _units; i += TLanes.Count)
                TLanes.Store(Activation<TLanes, TVector, T>.Tanh(TLanes.Load(_unitValues.Pointer + i)), _unitValues.Pointer + i);
            inputs = _unitValues.Pointer;
        }
        _last.Forward(inputs, rows, _scores.Pointer);
        return _scores.Pointer;
    }

    /// <summary>Computes the sum of the losses of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="states">Outputs of the last layer from the first scored step, shape [steps, R, H].</param>
    public double Loss(in Slice slice, T* states)
    {
        Scores(slice, slice.FirstScored, states);
        return Losses(slice, scale: null);
    }

    /// <summary>Computes the sum of the losses of a slice, and the gradients of the batch's mean loss.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="states">As in <see cref="Loss"/>.</param>
    /// <param name="scored">Number of scored predictions of the batch.</param>
    /// <param name="stateGradient">Receives the gradient of the states, shape [steps, R, H].</param>
    /// <param name="adds">Whether to add to this gradient instead of overwriting it.</param>
    public double Backward(in Slice slice, T* states, int scored, T* stateGradient, bool adds)
    {
        var rows = (slice.Steps - slice.FirstScored) * slice.Rows;
        Scores(slice, slice.FirstScored, states);
        var loss = Losses(slice, 1.0 / scored);
        var inputs = _context == 0 ? states : _inputs.Pointer;
        var gradient = stateGradient;
        if (adds || _context > 0)
        {
            _inputGradient = AlignedBuffer<T>.Grown(_inputGradient, (long)rows * (_hidden + _context));
            gradient = _inputGradient.Pointer;
        }
        if (_first is null)
        {
            _last.Backward(inputs, _scores.Pointer, rows, gradient);
        }
        else
        {
            _unitGradient = AlignedBuffer<T>.Grown(_unitGradient, (long)rows * _units);
            _last.Backward(_unitValues.Pointer, _scores.Pointer, rows, _unitGradient.Pointer);
            ThroughTanh(rows);
            _first.Backward(inputs, _unitGradient.Pointer, rows, gradient);
        }
        if (gradient != stateGradient)
            SplitGradient(slice, stateGradient, adds);
        return loss;
    }

    public void Dispose()
    {
        _first?.Dispose();
        _last.Dispose();
        foreach (var buffer in (ReadOnlySpan<AlignedBuffer<T>>)[_inputs, _inputGradient, _unitValues, _unitGradient, _scores])
            buffer.Dispose();
    }

    /// <summary>Computes the loss of a prediction and overwrites its scores with their gradient.</summary>
    /// <param name="scores">Raw scores, then the gradient of the loss; the padding becomes zero.</param>
    /// <param name="target">The next token.</param>
    /// <param name="scale">Factor of the gradient, or <c>null</c> to omit the gradient.</param>
    protected abstract double LossOf(Span<T> scores, int target, double? scale);

    private double Losses(in Slice slice, double? scale)
    {
        var (sum, stride) = (0.0, OutputStride);
        var at = _scores.Pointer;
        for (var step = slice.FirstScored; step < slice.Steps; step++)
            for (var row = 0; row < slice.Rows; row++, at += stride)
            {
                var scores = new Span<T>(at, stride);
                if (slice.IsScored(row, step))
                    sum += LossOf(scores, slice.Token(row, step + 1, Field), scale);
                else if (scale is not null)
                    scores.Clear();
            }
        return sum;
    }

    // Concatenates the states and the context.
    private T* Join(in Slice slice, int from, T* states)
    {
        var width = _hidden + _context;
        _inputs = AlignedBuffer<T>.Grown(_inputs, (long)(slice.Steps - from) * slice.Rows * width);
        var to = _inputs.Pointer;
        for (var step = from; step < slice.Steps; step++)
            for (var row = 0; row < slice.Rows; row++, to += width, states += _hidden)
            {
                new ReadOnlySpan<T>(states, _hidden).CopyTo(new Span<T>(to, _hidden));
                var at = to + _hidden;
                for (var i = 0; i < _contextTables.Length; at += _contextTables[i++].Size)
                    _contextTables[i].Copy(slice.Token(row, step + 1, _contextFields[i]), at);
                new Span<T>(at, (int)(to + width - at)).Clear();
            }
        return _inputs.Pointer;
    }

    // Passes the gradient to the states and to the tables of the context.
    private void SplitGradient(in Slice slice, T* stateGradient, bool adds)
    {
        var from = _inputGradient.Pointer;
        for (var step = slice.FirstScored; step < slice.Steps; step++)
            for (var row = 0; row < slice.Rows; row++, from += _hidden + _context, stateGradient += _hidden)
            {
                for (var i = 0; i < _hidden; i += TLanes.Count)
                {
                    var gradient = TLanes.Load(from + i);
                    TLanes.Store(adds ? TLanes.Add(TLanes.Load(stateGradient + i), gradient) : gradient, stateGradient + i);
                }
                var at = from + _hidden;
                for (var i = 0; i < _contextTables.Length; at += _contextTables[i++].Size)
                    if (slice.IsScored(row, step))
                        _contextTables[i].AddGradient(slice.Token(row, step + 1, _contextFields[i]), at);
            }
    }

    private void ThroughTanh(int rows)
    {
        var one = TLanes.Broadcast(T.One);
        for (var i = 0; i < rows * _units; i += TLanes.Count)
        {
            var unit = TLanes.Load(_unitValues.Pointer + i);
            var gradient = _unitGradient.Pointer + i;
            TLanes.Store(TLanes.Multiply(TLanes.Load(gradient), TLanes.NegativeMultiplyAdd(unit, unit, one)), gradient);
        }
    }
}
