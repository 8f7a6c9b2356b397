using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to parameters between steps.</summary>
        public static class utils
        {
            /// <summary>Scales all gradients down together, so that their common norm is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before.</returns>
            public static unsafe double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                var norm = 0.0;
                Handles.Use(tensors, (handles, count) => Native.nt_clip_grad_norm(handles, count, max_norm, norm_type, out norm));
                return norm;
            }
        }
    }
}
