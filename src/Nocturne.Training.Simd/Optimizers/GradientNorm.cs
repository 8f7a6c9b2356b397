using System.Numerics;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Optimizers;

/// <summary>Euclidean norm of all gradients together.</summary>
internal static unsafe class GradientNorm<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static double Of(ParameterStore<T> parameters)
    {
        var sum = TLanes.Zero;
        for (long i = 0; i < parameters.Gradients.Length; i += TLanes.Count)
        {
            var gradient = TLanes.Load(parameters.Gradients.Pointer + i);
            sum = TLanes.MultiplyAdd(gradient, gradient, sum);
        }
        return Math.Sqrt(double.CreateTruncating(TLanes.Sum(sum)));
    }
}
