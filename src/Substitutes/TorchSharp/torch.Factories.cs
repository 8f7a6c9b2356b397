using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor whose numbers are whatever was in memory.</summary>
    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled(size, 0, isFilled: false, dtype, device, requires_grad, names);

    /// <summary>A tensor whose numbers are whatever was in memory.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled(size, 0, isFilled: true, dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros, [dim0, dim1, dim2].</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor that holds one number many times.</summary>
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled(size, value, isFilled: true, dtype, device, requires_grad, names);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<float>(rawArray, [rawArray.Length], ScalarType.Float32, dtype, device, requires_grad, names);

    /// <summary>A copy of an array in a shape.</summary>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<float>(rawArray, dimensions, ScalarType.Float32, dtype, device, requires_grad, names);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<long>(dataArray, [dataArray.Length], ScalarType.Int64, dtype, device, requires_grad, names);

    /// <summary>A copy of an array in a shape.</summary>
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copied<long>(dataArray, dimensions, ScalarType.Int64, dtype, device, requires_grad, names);

    internal static unsafe Tensor Filled(
        ReadOnlySpan<long> size, Scalar value, bool isFilled, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        var place = Initialized(device ?? CPU);
        fixed (long* sizes = size)
        {
            Native.Check(Native.nt_make(
                sizes, size.Length, value.Value, isFilled, (int)(dtype ?? float32), (int)place.type, place.index, out var result));
            return Finished(new Tensor(result), requires_grad, names);
        }
    }

    private static unsafe Tensor Copied<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> size, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        var place = Initialized(device ?? CPU);
        fixed (long* sizes = size)
        fixed (T* numbers = values)
        {
            Native.Check(Native.nt_copy_of(
                numbers, values.Length, (int)type, sizes, size.Length, (int)(dtype ?? type), (int)place.type, place.index, out var result));
            return Finished(new Tensor(result), requires_grad, names);
        }
    }

    private static Tensor Finished(Tensor tensor, bool requires_grad, string[]? names)
    {
        if (names is not null)
            throw new ArgumentException("Dimensions have no names here.", nameof(names));
        return requires_grad ? tensor.requires_grad_() : tensor;
    }
}
