using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What parts of networks compute, without parts.</summary>
        public static class functional
        {
            /// <summary>x Wᵀ + b, over the last dimension.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                Native.Check(Native.nt_linear(input.Handle, weights.Handle, bias?.Handle ?? 0, out var result));
                GC.KeepAlive((input, weights, bias));
                return new Tensor(result);
            }

            /// <summary>Squared differences.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                Native.Check(Native.nt_mse_loss(input.Handle, target.Handle, (long)reduction, out var result));
                GC.KeepAlive((input, target));
                return new Tensor(result);
            }

            /// <summary>How surprised a choice by <paramref name="input"/> is by the right classes, in nats.</summary>
            /// <param name="input">Raw scores, [B, V].</param>
            /// <param name="target">The right classes, int64 [B].</param>
            /// <param name="weight">What each class counts, [V]; 1 where left out.</param>
            /// <param name="ignore_index">A class that counts for nothing.</param>
            /// <param name="reduction">What becomes of the batch's losses.</param>
            /// <param name="label_smoothing">Share of the target that is spread over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
            {
                Native.Check(Native.nt_cross_entropy(
                    input.Handle, target.Handle, weight?.Handle ?? 0, (long)reduction, ignore_index, label_smoothing, out var result));
                GC.KeepAlive((input, target, weight));
                return new Tensor(result);
            }
        }
    }
}
