using System.Numerics;
using Nocturne.Models;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>The padded parameters of a network: one buffer each for the values, the gradients and each slot of the optimizer.</summary>
internal sealed unsafe class ParameterStore<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 16;           // in elements: a cache line of floats

    private readonly Dictionary<string, Placement> _placements = [];
    private readonly Dictionary<string, AlignedBuffer<T>> _slots;
    private readonly AlignedBuffer<T>?[] _constants;

    /// <param name="spec">The network.</param>
    /// <param name="padding">Padded sizes.</param>
    /// <param name="slots">Names of the optimizer's slots.</param>
    public ParameterStore(ModelSpec spec, Padding padding, IEnumerable<string> slots)
    {
        Spec = spec;
        long offset = 0;
        foreach (var parameter in spec.Parameters())
        {
            var placement = Place(spec, parameter, padding, offset);
            _placements.Add(parameter.Name, placement);
            offset += (placement.Length + Alignment - 1) / Alignment * Alignment;
        }
        Values = new AlignedBuffer<T>(offset);
        Gradients = new AlignedBuffer<T>(offset);
        _slots = slots.ToDictionary(slot => slot, _ => new AlignedBuffer<T>(offset));
        _constants = [.. spec.Inputs.Select((input, field) => spec.HasValues(field) ? new AlignedBuffer<T>(input.Vocabulary) : null)];
    }

    public ModelSpec Spec { get; }

    public AlignedBuffer<T> Values { get; }

    public AlignedBuffer<T> Gradients { get; }

    /// <summary>Names of the optimizer's slots.</summary>
    public IReadOnlyCollection<string> Slots => _slots.Keys;

    /// <summary>A slot of the optimizer.</summary>
    public AlignedBuffer<T> Slot(string name) => _slots[name];

    /// <summary>Pointer to the padded values of a parameter.</summary>
    public T* Value(string name) => Values.Pointer + _placements[name].Offset;

    /// <summary>Pointer to the padded gradient of a parameter.</summary>
    public T* Gradient(string name) => Gradients.Pointer + _placements[name].Offset;

    /// <summary>Pointer to the constants of a field, shape [V].</summary>
    public T* Constants(int field) => _constants[field]!.Pointer;

    /// <summary>Copies weights and constants into the store.</summary>
    public void Read(Weights weights)
    {
        Read(weights, Values);
        for (var field = 0; field < _constants.Length; field++)
            for (var token = 0; token < _constants[field]?.Length; token++)
                _constants[field]!.Pointer[token] = T.CreateTruncating(weights[ParameterNames.Values(field)][token]);
    }

    /// <summary>Copies weights into a buffer of the store.</summary>
    public void Read(Weights weights, AlignedBuffer<T> destination)
    {
        foreach (var (name, placement) in _placements)
        {
            var source = weights[name];
            for (var i = 0; i < source.Length; i++)
                destination.Pointer[placement.At(i)] = T.CreateTruncating(source[i]);
        }
    }

    /// <summary>Copies a buffer of the store and the constants to weights.</summary>
    public Weights Write(AlignedBuffer<T> source)
    {
        var weights = new Weights(Spec);
        foreach (var (name, placement) in _placements)
        {
            var destination = weights[name];
            for (var i = 0; i < destination.Length; i++)
                destination[i] = float.CreateTruncating(source.Pointer[placement.At(i)]);
        }
        for (var field = 0; field < _constants.Length; field++)
            for (var token = 0; token < _constants[field]?.Length; token++)
                weights[ParameterNames.Values(field)][token] = float.CreateTruncating(_constants[field]!.Pointer[token]);
        return weights;
    }

    /// <summary>Index of a parameter's element in the buffers.</summary>
    public long IndexOf(string name, int element) => _placements[name].At(element);

    public void Dispose()
    {
        foreach (var buffer in (IEnumerable<AlignedBuffer<T>?>)[Values, Gradients, .. _slots.Values, .. _constants])
            buffer?.Dispose();
    }

    private static Placement Place(ModelSpec spec, ParameterShape parameter, Padding padding, long offset)
    {
        var (name, rows, columns) = (parameter.Name, parameter.Shape[0], parameter.Shape.Length == 1 ? 1 : parameter.Shape[1]);
        for (var head = 0; head < spec.Heads.Count; head++)
        {
            var (outputs, hidden, context) = (padding.Outputs(head), padding.HeadHidden(head), padding.Context(head));
            var inputs = padding.Hidden + context;
            if (name == ParameterNames.HeadHiddenWeights(head))
                return new(offset, 1, rows, hidden, columns, inputs, spec.Hidden, padding.Hidden);
            if (name == ParameterNames.HeadHiddenBias(head))
                return new(offset, 1, rows, hidden, 1, 1);
            if (name == ParameterNames.HeadWeights(head) && hidden > 0)
                return new(offset, 1, rows, outputs, columns, hidden);
            if (name == ParameterNames.HeadWeights(head))
                return new(offset, 1, rows, outputs, columns, inputs, spec.Hidden, padding.Hidden);
            if (name == ParameterNames.HeadBias(head))
                return new(offset, 1, rows, outputs, 1, 1);
        }
        if (name.StartsWith("embedding.", StringComparison.Ordinal))
            return new(offset, 1, rows, rows, columns, columns);
        var width = parameter.Shape.Length == 1 ? 1 : name == ParameterNames.InputWeights(0) ? padding.Inputs : padding.Hidden;
        return new(offset, spec.Gates, spec.Hidden, padding.Hidden, columns, width);
    }

    /// <summary>A matrix whose rows are in padded blocks (gates), and whose columns may be in two padded blocks.</summary>
    private sealed record Placement(
        long Offset, int Blocks, int BlockRows, int PaddedBlockRows, int Columns, int PaddedColumns,
        int Split = int.MaxValue, int PaddedSplit = 0)
    {
        public long Length => (long)Blocks * PaddedBlockRows * PaddedColumns;

        public long At(int element)
        {
            var (row, column) = Math.DivRem(element, Columns);
            var (block, rowInBlock) = Math.DivRem(row, BlockRows);
            var paddedColumn = column < Split ? column : column - Split + PaddedSplit;
            return Offset + ((long)block * PaddedBlockRows + rowInBlock) * PaddedColumns + paddedColumn;
        }
    }
}
