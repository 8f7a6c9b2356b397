using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>GPUs.</summary>
    public static class cuda
    {
        /// <summary>Whether there is a GPU that this libtorch can use.</summary>
        /// <exception cref="NotSupportedException">There is no libtorch.</exception>
        public static bool is_available() => TryInitializeDeviceType(DeviceType.CUDA);
    }

    /// <summary>Libraries that compute for libtorch.</summary>
    public static class backends
    {
        /// <summary>CUDA's own.</summary>
        public static class cuda
        {
            /// <summary>Products of matrices.</summary>
            public static class matmul
            {
                /// <summary>Whether products of single-precision matrices may round their factors to 10 bits (TF32), which is faster.</summary>
                public static bool allow_tf32
                {
                    get
                    {
                        Native.Check(Native.nt_get_allow_tf32_cublas(out var isAllowed));
                        return isAllowed;
                    }
                    set => Native.Check(Native.nt_set_allow_tf32_cublas(value));
                }
            }
        }

        /// <summary>cuDNN, which computes recurrent layers.</summary>
        public static class cudnn
        {
            /// <summary>Whether cuDNN may round factors to 10 bits (TF32), which is faster.</summary>
            public static bool allow_tf32
            {
                get
                {
                    Native.Check(Native.nt_get_allow_tf32_cudnn(out var isAllowed));
                    return isAllowed;
                }
                set => Native.Check(Native.nt_set_allow_tf32_cudnn(value));
            }
        }
    }
}
