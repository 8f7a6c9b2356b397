using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Optimizers;

/// <summary>Exponential moving average of the weights: a = decay a + (1 - decay) w.</summary>
internal static unsafe class RunningAverage<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(ParameterStore<T> parameters, double decay)
    {
        TVector keep = TLanes.Broadcast(T.CreateTruncating(decay)), rest = TLanes.Broadcast(T.CreateTruncating(1 - decay));
        T* values = parameters.Values.Pointer, average = parameters.Slot(OptimizerSettings.Average).Pointer;
        for (long i = 0; i < parameters.Values.Length; i += TLanes.Count)
        {
            var added = TLanes.Multiply(rest, TLanes.Load(values + i));
            TLanes.Store(TLanes.MultiplyAdd(keep, TLanes.Load(average + i), added), average + i);
        }
    }
}
