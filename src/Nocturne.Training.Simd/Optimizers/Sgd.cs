using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Optimizers;

/// <summary>Stochastic gradient descent with or without momentum: v = mu v + g, w = w - rate v.</summary>
internal static unsafe class Sgd<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes a step for all parameters in one pass.</summary>
    /// <param name="parameters">Values, gradients and, with momentum, the velocity.</param>
    /// <param name="settings">Momentum and weight decay.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="scale">Factor of the gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        ParameterStore<T> parameters, in OptimizerSettings settings, double learningRate, double scale)
    {
        TVector rate = Constant(learningRate), scaling = Constant(scale);
        TVector decay = Constant(settings.WeightDecay), momentum = Constant(settings.Momentum);
        T* values = parameters.Values.Pointer, gradients = parameters.Gradients.Pointer;
        var velocity = settings.Momentum > 0 ? parameters.Slot(OptimizerSettings.Velocity).Pointer : null;
        for (long i = 0; i < parameters.Values.Length; i += TLanes.Count)
        {
            var value = TLanes.Load(values + i);
            var step = TLanes.MultiplyAdd(decay, value, TLanes.Multiply(scaling, TLanes.Load(gradients + i)));
            if (velocity is not null)
            {
                step = TLanes.MultiplyAdd(momentum, TLanes.Load(velocity + i), step);
                TLanes.Store(step, velocity + i);
            }
            TLanes.Store(TLanes.NegativeMultiplyAdd(rate, step, value), values + i);
        }
    }

    private static TVector Constant(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}
