using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Optimizers;

/// <summary>RMSProp with or without momentum, with PyTorch's order of operations.</summary>
internal static unsafe class RmsProp<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes a step for all parameters in one pass.</summary>
    /// <param name="parameters">Values, gradients, the second moment and, with momentum, the velocity.</param>
    /// <param name="settings">Momentum and weight decay.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="scale">Factor of the gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        ParameterStore<T> parameters, in OptimizerSettings settings, double learningRate, double scale)
    {
        TVector rate = Constant(learningRate), scaling = Constant(scale);
        TVector decay = Constant(settings.WeightDecay), momentum = Constant(settings.Momentum);
        TVector alpha = Constant(OptimizerSettings.Alpha), rest = Constant(1 - OptimizerSettings.Alpha);
        var epsilon = Constant(OptimizerSettings.Epsilon);
        T* values = parameters.Values.Pointer, gradients = parameters.Gradients.Pointer;
        var second = parameters.Slot(OptimizerSettings.SecondMoment).Pointer;
        var velocity = settings.Momentum > 0 ? parameters.Slot(OptimizerSettings.Velocity).Pointer : null;
        for (long i = 0; i < parameters.Values.Length; i += TLanes.Count)
        {
            var value = TLanes.Load(values + i);
            var gradient = TLanes.MultiplyAdd(decay, value, TLanes.Multiply(scaling, TLanes.Load(gradients + i)));
            var v = TLanes.MultiplyAdd(alpha, TLanes.Load(second + i), TLanes.Multiply(rest, TLanes.Multiply(gradient, gradient)));
            var step = TLanes.Divide(gradient, TLanes.Add(TLanes.SquareRoot(v), epsilon));
            TLanes.Store(v, second + i);
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
