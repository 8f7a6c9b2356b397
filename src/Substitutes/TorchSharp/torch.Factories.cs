using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(size, isZero: true, dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in one dimension.</summary>
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros, [dim0, dim1, dim2].</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A copy of an array in a shape.</summary>
    public static unsafe Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var place = Initialized(device ?? CPU);
        fixed (long* sizes = dimensions)
        fixed (float* numbers = rawArray)
        {
            Native.Check(Native.nt_copy_of(
                numbers, rawArray.Length, sizes, dimensions.Length, (int)(dtype ?? ScalarType.Float32), (int)place.type, place.index, out var result));
            return Finished(new Tensor(result), requires_grad, names);
        }
    }

    /// <summary>A tensor on a device; its numbers are zero, or whatever was in memory.</summary>
    internal static unsafe Tensor Made(
        ReadOnlySpan<long> size, bool isZero, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var place = Initialized(device ?? CPU);
        fixed (long* sizes = size)
        {
            Native.Check(Native.nt_make(
                sizes, size.Length, isZero, (int)(dtype ?? ScalarType.Float32), (int)place.type, place.index, out var result));
            return Finished(new Tensor(result), requires_grad, names);
        }
    }

    private static Tensor Finished(Tensor tensor, bool requires_grad, string[]? names)
    {
        if (names is not null)
            Native.Check(Native.nt_set_names(tensor.Handle, string.Join(',', names)));
        if (requires_grad)
            tensor.requires_grad = true;
        return tensor;
    }
}
