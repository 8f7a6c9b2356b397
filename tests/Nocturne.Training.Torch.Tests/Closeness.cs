using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Asserts that numbers are close to each other.</summary>
internal static class Closeness
{
    /// <summary>Asserts that no difference exceeds a share of the largest number.</summary>
    public static void ShouldBeClose(this IReadOnlyList<float> actual, IReadOnlyList<float> expected, double share, string what)
    {
        actual.Should().HaveCount(expected.Count, what);
        var scale = expected.Max(Math.Abs);
        var difference = actual.Zip(expected, (x, y) => Math.Abs((double)x - y)).Max();
        difference.Should().BeLessThanOrEqualTo(share * scale, $"{what} is as large as {scale}");
    }

    /// <summary>Asserts that in each parameter no difference exceeds a share of the parameter's largest number.</summary>
    public static void ShouldBeClose(this Weights actual, Weights expected, double share)
    {
        foreach (var parameter in expected.Spec.Parameters())
            actual[parameter.Name].ShouldBeClose(expected[parameter.Name], share, parameter.Name);
    }

    /// <summary>Asserts the same for the whole state of a learner.</summary>
    public static void ShouldBeClose(this LearnerState actual, LearnerState expected, double share)
    {
        actual.Steps.Should().Be(expected.Steps);
        actual.Weights.ShouldBeClose(expected.Weights, share);
        actual.Slots.Keys.Should().BeEquivalentTo(expected.Slots.Keys);
        foreach (var (slot, values) in expected.Slots)
            actual.Slots[slot].ShouldBeClose(values, share);
        (actual.Carried?.Rows).Should().Be(expected.Carried?.Rows);
        actual.Carried?.ShouldBeClose(expected.Carried!, share);
    }

    /// <summary>Asserts the same for two recurrent states.</summary>
    public static void ShouldBeClose(this RecurrentState actual, RecurrentState expected, double share)
    {
        actual.Hidden.ShouldBeClose(expected.Hidden, share, "hidden state");
        actual.Cell.Should().HaveCount(expected.Cell.Length);
        if (expected.Cell.Length > 0)
            actual.Cell.ShouldBeClose(expected.Cell, share, "cell state");
    }

    /// <summary>Asserts that no relative difference exceeds a share.</summary>
    public static void ShouldFollow(this IReadOnlyList<double> actual, IReadOnlyList<double> expected, double share)
    {
        actual.Should().HaveCount(expected.Count);
        for (var step = 0; step < actual.Count; step++)
            Math.Abs(actual[step] - expected[step])
                .Should().BeLessThanOrEqualTo(share * Math.Abs(expected[step]), $"number {step} is {expected[step]}");
    }
}
