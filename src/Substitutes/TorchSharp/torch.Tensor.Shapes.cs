using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Other shapes, places and types of the same numbers.</content>
    public partial class Tensor
    {
        /// <summary>The tensor in the processor's memory.</summary>
        public Tensor cpu() => to(DeviceType.CPU);

        /// <summary>The tensor on a device; the same numbers where it is there already, unless a copy is asked for.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor on a device; the same numbers where it is there already, unless a copy is asked for.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        /// <summary>The tensor in a type; the same numbers where it has it already, unless a copy is asked for.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, device, copy, disposeAfter, non_blocking);

        /// <summary>The tensor in a type and on a device; the same numbers where it is so already, unless a copy is asked for.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Initialized(device);
            var moved = Made(Native.nt_to(Handle, (int)type, (int)device.type, device.index, copy, non_blocking, out var result), result, this);
            if (disposeAfter)
                Dispose();
            return moved;
        }

        /// <summary>The tensor, one number after another.</summary>
        public Tensor contiguous() => Made(Native.nt_contiguous(Handle, out var result), result, this);

        /// <summary>A copy in memory that a GPU can read by itself.</summary>
        public Tensor pin_memory() => Made(Native.nt_pin_memory(Handle, out var result), result, this);

        /// <summary>Takes another tensor's numbers over.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Changed(Native.nt_copy(Handle, source.Handle, nonBlocking), source);

        /// <summary>The same numbers in another shape; -1 stands for what is left over.</summary>
        public unsafe Tensor view(params long[] shape)
        {
            fixed (long* sizes = shape)
                return Made(Native.nt_view(Handle, sizes, shape.Length, out var result), result, this);
        }

        /// <summary>The matrix with rows for columns.</summary>
        public Tensor t() => transpose(0, 1);

        /// <summary>The tensor with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => Made(Native.nt_transpose(Handle, dim0, dim1, out var result), result, this);

        /// <summary>One element of a dimension, which is left out of the result.</summary>
        public Tensor select(long dim, long index) => Made(Native.nt_select(Handle, dim, index, out var result), result, this);

        /// <summary>Some elements of a dimension, one after another.</summary>
        public Tensor narrow(long dim, long start, long length) =>
            Made(Native.nt_narrow(Handle, dim, start, length, out var result), result, this);

        /// <summary>The tensor without its dimensions of one element, or without one of them.</summary>
        public Tensor squeeze(long? dim = null) =>
            Made(Native.nt_squeeze(Handle, dim ?? 0, dim is null, out var result), result, this);

        /// <summary>The tensor with one more dimension, of one element.</summary>
        public Tensor unsqueeze(long dim) => Made(Native.nt_unsqueeze(Handle, dim, out var result), result, this);
    }
}
