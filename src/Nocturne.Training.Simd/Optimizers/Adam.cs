using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Optimizers;

/// <summary>Adam and AdamW with PyTorch's order of operations.</summary>
internal static unsafe class Adam<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes a step for all parameters in one pass.</summary>
    /// <param name="parameters">Values, gradients and both moments.</param>
    /// <param name="settings">Kind and weight decay.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="step">Number of this step, from 1.</param>
    /// <param name="scale">Factor of the gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        ParameterStore<T> parameters, in OptimizerSettings settings, double learningRate, long step, double scale)
    {
        var isDecoupled = settings.Kind == OptimizerKind.AdamW;
        TVector beta1 = Constant(OptimizerSettings.Beta1), rest1 = Constant(1 - OptimizerSettings.Beta1);
        TVector beta2 = Constant(OptimizerSettings.Beta2), rest2 = Constant(1 - OptimizerSettings.Beta2);
        TVector epsilon = Constant(OptimizerSettings.Epsilon), scaling = Constant(scale);
        var keep = Constant(isDecoupled ? 1 - learningRate * settings.WeightDecay : 1);
        var decay = Constant(isDecoupled ? 0 : settings.WeightDecay);
        var rate = Constant(learningRate / (1 - Math.Pow(OptimizerSettings.Beta1, step)));
        var root = Constant(Math.Sqrt(1 - Math.Pow(OptimizerSettings.Beta2, step)));
        T* values = parameters.Values.Pointer, gradients = parameters.Gradients.Pointer;
        var first = parameters.Slot(OptimizerSettings.FirstMoment).Pointer;
        var second = parameters.Slot(OptimizerSettings.SecondMoment).Pointer;
        for (long i = 0; i < parameters.Values.Length; i += TLanes.Count)
        {
            var value = TLanes.Load(values + i);
            var gradient = TLanes.MultiplyAdd(decay, value, TLanes.Multiply(scaling, TLanes.Load(gradients + i)));
            var m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), TLanes.Multiply(rest1, gradient));
            var v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), TLanes.Multiply(rest2, TLanes.Multiply(gradient, gradient)));
            var divisor = TLanes.Add(TLanes.Divide(TLanes.SquareRoot(v), root), epsilon);
            TLanes.Store(m, first + i);
            TLanes.Store(v, second + i);
            TLanes.Store(TLanes.NegativeMultiplyAdd(rate, TLanes.Divide(m, divisor), TLanes.Multiply(keep, value)), values + i);
        }
    }

    private static TVector Constant(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}
