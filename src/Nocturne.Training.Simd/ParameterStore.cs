using System.Numerics;
using Nocturne.Models;

namespace Nocturne.Training.Simd;

/// <summary>
/// The parameters of a network in one run of memory each for values, gradients and Adam's moments, padded.
/// </summary>
internal sealed unsafe class ParameterStore<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 16;           // elements: a cache line of floats

    private readonly Dictionary<string, Placement> _placements = [];

    /// <param name="spec">The network.</param>
    /// <param name="padding">Its sizes with padding.</param>
    public ParameterStore(ModelSpec spec, Padding padding)
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
        FirstMoments = new AlignedBuffer<T>(offset);
        SecondMoments = new AlignedBuffer<T>(offset);
    }

    public ModelSpec Spec { get; }

    public AlignedBuffer<T> Values { get; }

    public AlignedBuffer<T> Gradients { get; }

    public AlignedBuffer<T> FirstMoments { get; }

    public AlignedBuffer<T> SecondMoments { get; }

    /// <summary>Where the values of a parameter begin, padded.</summary>
    public T* Value(string name) => Values.Pointer + _placements[name].Offset;

    /// <summary>Where the gradient of a parameter begins, padded.</summary>
    public T* Gradient(string name) => Gradients.Pointer + _placements[name].Offset;

    /// <summary>Copies weights in.</summary>
    public void Read(Weights weights, AlignedBuffer<T> destination)
    {
        foreach (var (name, placement) in _placements)
        {
            var source = weights[name];
            for (var i = 0; i < source.Length; i++)
                destination.Pointer[placement.At(i)] = T.CreateTruncating(source[i]);
        }
    }

    /// <summary>Copies values out as weights.</summary>
    public Weights Write(AlignedBuffer<T> source)
    {
        var weights = new Weights(Spec);
        foreach (var (name, placement) in _placements)
        {
            var destination = weights[name];
            for (var i = 0; i < destination.Length; i++)
                destination[i] = float.CreateTruncating(source.Pointer[placement.At(i)]);
        }
        return weights;
    }

    /// <summary>Index of an element of a parameter in the buffers.</summary>
    public long IndexOf(string name, int element) => _placements[name].At(element);

    public void Dispose()
    {
        Values.Dispose();
        Gradients.Dispose();
        FirstMoments.Dispose();
        SecondMoments.Dispose();
    }

    private static Placement Place(ModelSpec spec, ParameterShape parameter, Padding padding, long offset)
    {
        var (rows, columns) = (parameter.Shape[0], parameter.Shape.Length == 1 ? 1 : parameter.Shape[1]);
        return parameter.Name switch
        {
            "embedding.weight" => new(offset, 1, rows, rows, columns, padding.Inputs),
            "rnn.weight_ih_l0" => new(offset, spec.Gates, spec.Hidden, padding.Hidden, columns, padding.Inputs),
            "head.weight" => new(offset, 1, rows, padding.Outputs, columns, padding.Hidden),
            "head.bias" => new(offset, 1, rows, padding.Outputs, 1, 1),
            _ when columns == 1 => new(offset, spec.Gates, spec.Hidden, padding.Hidden, 1, 1),
            _ => new(offset, spec.Gates, spec.Hidden, padding.Hidden, columns, padding.Hidden),
        };
    }

    /// <summary>A matrix whose rows come in blocks (gates), each padded.</summary>
    private sealed record Placement(long Offset, int Blocks, int BlockRows, int PaddedBlockRows, int Columns, int PaddedColumns)
    {
        public long Length => (long)Blocks * PaddedBlockRows * PaddedColumns;

        public long At(int element)
        {
            var (row, column) = Math.DivRem(element, Columns);
            var (block, rowInBlock) = Math.DivRem(row, BlockRows);
            return Offset + ((long)block * PaddedBlockRows + rowInBlock) * PaddedColumns + column;
        }
    }
}
