using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1) with the usual decay rates, in the order of operations that PyTorch has.</summary>
internal static unsafe class Adam<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    /// <summary>One step over all parameters, in one pass.</summary>
    /// <param name="parameters">Values, gradients and moments.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="step">Number of this step, from 1.</param>
    /// <param name="scale">What the gradients are multiplied by first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(ParameterStore<T> parameters, double learningRate, long step, double scale)
    {
        TVector beta1 = Constant(Beta1), rest1 = Constant(1 - Beta1), beta2 = Constant(Beta2), rest2 = Constant(1 - Beta2), epsilon = Constant(Epsilon);
        var rate = Constant(learningRate / (1 - Math.Pow(Beta1, step)));
        var root = Constant(Math.Sqrt(1 - Math.Pow(Beta2, step)));
        var scaling = Constant(scale);
        T* values = parameters.Values.Pointer, gradients = parameters.Gradients.Pointer, first = parameters.FirstMoments.Pointer, second = parameters.SecondMoments.Pointer;
        for (long i = 0; i < parameters.Values.Length; i += TLanes.Count)
        {
            var gradient = TLanes.Multiply(scaling, TLanes.Load(gradients + i));
            var m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), TLanes.Multiply(rest1, gradient));
            var v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), TLanes.Multiply(rest2, TLanes.Multiply(gradient, gradient)));
            var divisor = TLanes.Add(TLanes.Divide(TLanes.SquareRoot(v), root), epsilon);
            TLanes.Store(m, first + i);
            TLanes.Store(v, second + i);
            TLanes.Store(TLanes.NegativeMultiplyAdd(rate, TLanes.Divide(m, divisor), TLanes.Load(values + i)), values + i);
        }
    }

    /// <summary>Euclidean norm of all gradients together.</summary>
    public static double Norm(ParameterStore<T> parameters)
    {
        var sum = TLanes.Zero;
        for (long i = 0; i < parameters.Gradients.Length; i += TLanes.Count)
        {
            var gradient = TLanes.Load(parameters.Gradients.Pointer + i);
            sum = TLanes.MultiplyAdd(gradient, gradient, sum);
        }
        return Math.Sqrt(double.CreateTruncating(TLanes.Sum(sum)));
    }

    private static TVector Constant(double value) => TLanes.Broadcast(T.CreateTruncating(value));
}
