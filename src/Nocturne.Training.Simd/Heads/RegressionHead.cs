using System.Numerics;
using Nocturne.Training.Simd.Inputs;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A head with one output that predicts the constant of the next token. Its loss is the squared error.</summary>
internal sealed unsafe class RegressionHead<TLanes, TVector, T>(
    ParameterStore<T> parameters, int index, Padding padding, IReadOnlyList<FieldTable<T>> tables,
    WeightGradient<TLanes, TVector, T> products)
    : Head<TLanes, TVector, T>(parameters, index, padding, tables, products)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _targets = parameters.Constants(parameters.Spec.Heads[index].Field);

    protected override double LossOf(Span<T> scores, int target, double? scale)
    {
        var difference = scores[0] - _targets[target];
        if (scale is { } factor)
            scores[0] = difference * T.CreateTruncating(2 * factor);
        return double.CreateTruncating(difference) * double.CreateTruncating(difference);
    }
}
