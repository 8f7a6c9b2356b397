namespace Nocturne.Base.Tests;

public sealed class SeededRandomTests
{
    // From Random.Shuffle of .NET 10, on which the published results rest.
    [Theory]
    [InlineData(7, new[] { 4, 10, 8, 3, 6, 9, 0, 11, 7, 2, 1, 5 })]
    [InlineData(1_000_010, new[] { 3, 5, 9, 8, 7, 1, 6, 11, 4, 2, 10, 0 })]
    public void A_seed_gives_the_same_order_in_every_version_of_the_runtime(int seed, int[] expected)
    {
        // Arrange
        int[] values = [.. Enumerable.Range(0, expected.Length)];
        // Act
        SeededRandom.Shuffle<int>(seed, values);
        // Assert
        values.Should().Equal(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_has_one_order_keeps_it(int count)
    {
        // Arrange
        int[] values = [.. Enumerable.Range(0, count)];
        // Act
        SeededRandom.Shuffle<int>(1, values);
        // Assert
        values.Should().Equal(Enumerable.Range(0, count));
    }

    [Fact]
    public void Normal_draws_have_the_moments_of_the_normal_distribution()
    {
        // Arrange
        var random = new Random(1);
        // Act
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => SeededRandom.Normal(random))];
        // Assert
        draws.Average().Should().BeApproximately(0, 0.02);
        draws.Average(x => x * x).Should().BeApproximately(1, 0.02);
        draws.Average(x => x * x * x).Should().BeApproximately(0, 0.05);
        draws.Average(x => x * x * x * x).Should().BeApproximately(3, 0.1);
        draws.Should().OnlyContain(x => double.IsFinite(x));
    }
}
