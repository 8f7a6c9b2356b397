using System.Collections;
using TorchSharp.Internal;

namespace TorchSharp.Utils;

/// <summary>A tensor's numbers in the processor's memory, row by row, however they lie there.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _isContiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _isContiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    /// <summary>How many numbers there are.</summary>
    public long Count { get; }

    // Asked for each time: a tensor that was freed meanwhile is an error then, not a look into foreign memory.
    private T* Numbers
    {
        get
        {
            Native.Check(Native.nt_data(_tensor.Handle, out var numbers));
            return (T*)numbers;
        }
    }

    /// <summary>A number by its place in each dimension or, with a single index, by its place among all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public T this[params long[] indices]
    {
        get
        {
            var value = Numbers[Offset(indices)];
            GC.KeepAlive(_tensor);
            return value;
        }
        set
        {
            Numbers[Offset(indices)] = value;
            GC.KeepAlive(_tensor);
        }
    }

    /// <summary>A copy of all numbers.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies the numbers, from <paramref name="tensorIndex"/> on, as many as there are and fit in.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = (int)Math.Min(target.Length, Count - tensorIndex);
        if (_isContiguous)
            new ReadOnlySpan<T>(Numbers + tensorIndex, count).CopyTo(target);
        else
            for (var place = 0; place < count; place++)
                target[place] = Numbers[Offset(tensorIndex + place)];
        GC.KeepAlive(_tensor);
    }

    /// <summary>Sets the numbers, from <paramref name="tensorIndex"/> on, as many as there are and are given.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = (int)Math.Min(source.Length, Count - tensorIndex);
        if (_isContiguous)
            source[..count].CopyTo(new Span<T>(Numbers + tensorIndex, count));
        else
            for (var place = 0; place < count; place++)
                Numbers[Offset(tensorIndex + place)] = source[place];
        GC.KeepAlive(_tensor);
    }

    /// <summary>Ends the access; the tensor stays.</summary>
    public void Dispose()
    {
    }

    /// <summary>The numbers, one after another.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (var place = 0L; place < Count; place++)
            yield return this[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
            return Offset(indices[0]);
        ArgumentOutOfRangeException.ThrowIfNotEqual(indices.Length, _shape.Length, nameof(indices));
        var offset = 0L;
        for (var dimension = 0; dimension < indices.Length; dimension++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)indices[dimension], (ulong)_shape[dimension], nameof(indices));
            offset += indices[dimension] * _strides[dimension];
        }
        return offset;
    }

    private long Offset(long place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)place, (ulong)Count, nameof(place));
        var offset = 0L;
        for (var dimension = _shape.Length - 1; dimension >= 0; dimension--)
        {
            (place, var index) = Math.DivRem(place, _shape[dimension]);
            offset += index * _strides[dimension];
        }
        return offset;
    }
}
