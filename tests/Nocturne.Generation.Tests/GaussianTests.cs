namespace Nocturne.Generation.Tests;

public sealed class GaussianTests
{
    [Fact]
    public void Draws_have_the_moments_of_the_normal_distribution()
    {
        var random = new Random(1);

        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => Gaussian.Draw(random))];

        draws.Average().Should().BeApproximately(0, 0.02);
        draws.Average(x => x * x).Should().BeApproximately(1, 0.02);
        draws.Average(x => x * x * x).Should().BeApproximately(0, 0.05);
        draws.Average(x => x * x * x * x).Should().BeApproximately(3, 0.1);
        draws.Should().OnlyContain(x => double.IsFinite(x));
    }
}
