using TorchSharp.Internal;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <content>What a tensor is, and its numbers.</content>
    public partial class Tensor
    {
        /// <summary>Type of its numbers.</summary>
        public ScalarType dtype => (ScalarType)About(Native.nt_dtype(Handle, out var answer), answer);

        /// <summary>Kind of the device that it is on.</summary>
        public DeviceType device_type => (DeviceType)About(Native.nt_device_type(Handle, out var answer), answer);

        /// <summary>Number of the device that it is on; -1 for the processor.</summary>
        public int device_index => (int)About(Native.nt_device_index(Handle, out var answer), answer);

        /// <summary>The device that it is on.</summary>
        public Device device => new(device_type, device_index);

        /// <summary>Its rows of rows, such as [B, T, V].</summary>
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[dim()];
                fixed (long* first = sizes)
                    Changed(Native.nt_sizes(Handle, first));
                return sizes;
            }
        }

        /// <summary>How many numbers it has.</summary>
        public long NumberOfElements => About(Native.nt_numel(Handle, out var answer), answer);

        /// <summary>Its numbers as they lie in the processor's memory.</summary>
        /// <exception cref="InvalidOperationException">They are not contiguous, or on another device.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("The tensor's numbers are not contiguous; take contiguous() of it.");
                if (device_type != DeviceType.CPU)
                    throw new InvalidOperationException($"The tensor is on {device}; take cpu() of it.");
                var elementSize = About(Native.nt_element_size(Handle, out var answer), answer);
                Changed(Native.nt_data(Handle, out var numbers));
                return new Span<byte>(numbers, checked((int)(NumberOfElements * elementSize)));
            }
            set
            {
                if (value.Length != bytes.Length)
                    throw new ArgumentException($"There are {value.Length} bytes for a tensor of {bytes.Length}.", nameof(value));
                value.CopyTo(bytes);
            }
        }

        /// <summary>How many dimensions it has.</summary>
        public long dim() => About(Native.nt_dim(Handle, out var answer), answer);

        /// <summary>How many numbers it has.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Numbers from one element to the next of each dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* first = strides)
                Changed(Native.nt_strides(Handle, first));
            return strides;
        }

        /// <summary>Whether its numbers lie one after another.</summary>
        public bool is_contiguous() => About(Native.nt_is_contiguous(Handle, out var answer), answer) != 0;

        /// <summary>Its numbers, to be read and, where it is in the processor's memory, written; from a GPU they are copied.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the tensor's type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (TypeOf<T>() != dtype)
                throw new ArgumentException($"The tensor's numbers are {dtype}, not {typeof(T).Name}.");
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The number of a tensor that has just one.</summary>
        /// <exception cref="ArgumentException">It has more or none, or they are of another type.</exception>
        public T item<T>()
            where T : unmanaged =>
            NumberOfElements == 1 ? data<T>()[0] : throw new ArgumentException($"The tensor has {NumberOfElements} numbers, not one.");

        internal static ScalarType? TypeOf<T>() =>
            typeof(T) == typeof(float) ? ScalarType.Float32 :
            typeof(T) == typeof(double) ? ScalarType.Float64 :
            typeof(T) == typeof(long) ? ScalarType.Int64 :
            typeof(T) == typeof(int) ? ScalarType.Int32 :
            typeof(T) == typeof(short) ? ScalarType.Int16 :
            typeof(T) == typeof(sbyte) ? ScalarType.Int8 :
            typeof(T) == typeof(byte) ? ScalarType.Byte :
            typeof(T) == typeof(bool) ? ScalarType.Bool :
            typeof(T) == typeof(Half) ? ScalarType.Float16 : null;

        private long About(int status, long answer)
        {
            Changed(status);
            return answer;
        }
    }
}
