using System.Numerics;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Inputs;

/// <summary>A row of a table for each token.</summary>
/// <param name="parameters">Where the table is.</param>
/// <param name="tokens">Rows of the table (V).</param>
/// <param name="width">Numbers in a row, padded (E).</param>
internal sealed unsafe class EmbeddingInput<TLanes, TVector, T>(ParameterStore<T> parameters, int tokens, int width) : IInput<T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _table = parameters.Value("embedding.weight"), _tableGradient = parameters.Gradient("embedding.weight");
    private AlignedBuffer<int> _tokens = new(0);        // [T, rows]
    private AlignedBuffer<T> _values = new(0);          // [T, rows, E]
    private AlignedBuffer<T> _gradient = new(0);
    private int _count;

    public T* Gradient => _gradient.Pointer;

    public T* Fill(ReadOnlySpan<T> inputs, int batch, int rows)
    {
        var steps = inputs.Length / batch;
        _count = steps * rows;
        _tokens = AlignedBuffer<int>.Grown(_tokens, _count);
        _values = AlignedBuffer<T>.Grown(_values, (long)_count * width);
        _gradient = AlignedBuffer<T>.Grown(_gradient, (long)_count * width);
        for (var step = 0; step < steps; step++)
            for (var row = 0; row < rows; row++)
            {
                var token = row < batch ? Token(inputs[row * steps + step]) : 0;
                var at = step * rows + row;
                _tokens.Pointer[at] = token;
                new ReadOnlySpan<T>(_table + (nint)token * width, width).CopyTo(new Span<T>(_values.Pointer + (nint)at * width, width));
            }
        return _values.Pointer;
    }

    public void AddGradient()
    {
        for (var at = 0; at < _count; at++)
        {
            T* from = _gradient.Pointer + (nint)at * width, to = _tableGradient + (nint)_tokens.Pointer[at] * width;
            for (var i = 0; i < width; i += TLanes.Count)
                TLanes.Store(TLanes.Add(TLanes.Load(to + i), TLanes.Load(from + i)), to + i);
        }
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _values.Dispose();
        _gradient.Dispose();
    }

    private int Token(T input)
    {
        var token = int.CreateTruncating(input);
        return token >= 0 && token < tokens ? token : throw new ArgumentOutOfRangeException(nameof(input), $"Token {input}; use 0 to {tokens - 1}.");
    }
}
