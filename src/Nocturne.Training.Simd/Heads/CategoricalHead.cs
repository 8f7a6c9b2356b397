using System.Numerics;
using System.Numerics.Tensors;
using Nocturne.Training.Simd.Inputs;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Heads;

/// <summary>A head with a score for each token. Its loss is the cross-entropy of their softmax in nats.</summary>
internal sealed class CategoricalHead<TLanes, TVector, T>(
    ParameterStore<T> parameters, int index, Padding padding, IReadOnlyList<FieldTable<T>> tables,
    WeightGradient<TLanes, TVector, T> products)
    : Head<TLanes, TVector, T>(parameters, index, padding, tables, products)
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The cross-entropy is computed from the scores, so a probability of 0 does not make it infinite. The largest score is subtracted
    // first, because exp overflows above 88.
    protected override double LossOf(Span<T> scores, int target, double? scale)
    {
        var padding = scores[Outputs..];
        scores = scores[..Outputs];
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<T>(scores), scores);
        var score = double.CreateTruncating(scores[target]);
        TensorPrimitives.Exp(scores, scores);
        var total = TensorPrimitives.Sum<T>(scores);
        if (scale is { } factor)
        {
            TensorPrimitives.Divide(scores, total, scores);
            scores[target] -= T.One;
            TensorPrimitives.Multiply(scores, T.CreateTruncating(factor), scores);
            padding.Clear();
        }
        return Math.Log(double.CreateTruncating(total)) - score;
    }
}
