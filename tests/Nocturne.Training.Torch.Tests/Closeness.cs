using Nocturne.Models;

namespace Nocturne.Training.Torch.Tests;

/// <summary>How far numbers may be from each other.</summary>
internal static class Closeness
{
    /// <summary>Holds that every number is as near as a share of the largest.</summary>
    public static void ShouldBeClose(this IReadOnlyList<float> actual, IReadOnlyList<float> expected, double share, string what)
    {
        actual.Should().HaveCount(expected.Count, what);
        var scale = expected.Max(Math.Abs);
        var difference = actual.Zip(expected, (x, y) => Math.Abs((double)x - y)).Max();
        difference.Should().BeLessThanOrEqualTo(share * scale, $"{what} is as large as {scale}");
    }

    /// <summary>Holds that every parameter is as near as a share of its largest number.</summary>
    public static void ShouldBeClose(this Weights actual, Weights expected, double share)
    {
        foreach (var parameter in expected.Spec.Parameters())
            actual[parameter.Name].ShouldBeClose(expected[parameter.Name], share, parameter.Name);
    }

    /// <summary>Holds that every number is as near as a share of itself.</summary>
    public static void ShouldFollow(this IReadOnlyList<double> actual, IReadOnlyList<double> expected, double share)
    {
        actual.Should().HaveCount(expected.Count);
        for (var step = 0; step < actual.Count; step++)
            Math.Abs(actual[step] - expected[step]).Should().BeLessThanOrEqualTo(share * Math.Abs(expected[step]), $"step {step} has the loss {expected[step]}");
    }
}
