using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>Vanilla cell: h' = tanh(W x + b + U h + b').</summary>
internal sealed unsafe class RnnLayer<TLanes, TVector, T>(ParameterStore<T> parameters, int layer, int inputs, int hidden)
    : RecurrentLayer<TLanes, TVector, T>(parameters, layer, inputs, hidden)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void ForwardStep(int step, T* packedStateWeights)
    {
        var gates = Gate(step);
        if (step > 0 || !StartsFromZero)
            MatrixProduct<TLanes, TVector, T>.Multiply(
                State(step), Hidden, packedStateWeights, Hidden, gates, Hidden, Rows, Hidden, Hidden, gates, Hidden);
        var state = State(step + 1);
        for (var i = 0; i < Rows * Hidden; i += TLanes.Count)
            TLanes.Store(Activation<TLanes, TVector, T>.Tanh(TLanes.Load(gates + i)), state + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void BackwardStep(int step, int firstGradient, T* packedStateWeights)
    {
        var one = TLanes.Broadcast(T.One);
        T* gates = Gate(step), state = State(step + 1), gradient = Gradient(step);
        for (var i = 0; i < Rows * Hidden; i += TLanes.Count)
        {
            var h = TLanes.Load(state + i);
            TLanes.Store(TLanes.Multiply(TLanes.Load(gradient + i), TLanes.NegativeMultiplyAdd(h, h, one)), gates + i);
        }
        if (step > 0)
            MatrixProduct<TLanes, TVector, T>.Multiply(
                gates, Hidden, packedStateWeights, Hidden, Gradient(step - 1), Hidden, Rows, Hidden, Hidden,
                step > firstGradient ? Gradient(step - 1) : null, Hidden);
    }
}
