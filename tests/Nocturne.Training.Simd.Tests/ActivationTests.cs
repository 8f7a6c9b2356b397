using System.Runtime.Intrinsics;
using SingleActivation = Nocturne.Training.Simd.Lanes.Activation<
    Nocturne.Training.Simd.Lanes.Lanes128<float>, System.Runtime.Intrinsics.Vector128<float>, float>;

namespace Nocturne.Training.Simd.Tests;

public sealed class ActivationTests
{
    // There are too many floats to test all: a fine grid, the extremes and tiny numbers.
    private static readonly float[] Inputs =
    [
        .. Enumerable.Range(-120_000, 240_001).Select(i => i / 10_000f),
        float.MaxValue, float.MinValue, float.Epsilon, -0f, 1e-30f, float.PositiveInfinity, float.NegativeInfinity,
    ];

    [Fact]
    public void Tanh_is_within_4e_7_of_the_exact_one()
    {
        Inputs.Max(x => Math.Abs(SingleActivation.Tanh(Vector128.Create(x))[0] - Math.Tanh(x))).Should().BeLessThan(4e-7);
    }

    [Fact]
    public void Tanh_of_small_numbers_is_within_4e_7_of_the_exact_one_relatively()
    {
        Inputs.Where(x => x is not 0 and > -1 and < 1)
            .Max(x => Math.Abs(SingleActivation.Tanh(Vector128.Create(x))[0] / Math.Tanh(x) - 1)).Should().BeLessThan(4e-7);
    }

    [Fact]
    public void Tanh_stays_within_one()
    {
        Inputs.Max(x => Math.Abs(SingleActivation.Tanh(Vector128.Create(x))[0])).Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Sigmoid_is_within_3e_7_of_the_exact_one()
    {
        Inputs.Max(x => Math.Abs(SingleActivation.Sigmoid(Vector128.Create(x))[0] - 1 / (1 + Math.Exp(-(double)x))))
            .Should().BeLessThan(3e-7);
    }
}
