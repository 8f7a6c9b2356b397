using Nocturne.Generation.Sampling;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation.Tests.Sampling;

public sealed class RegressionSamplerTests
{
    private static readonly TokenField Pitch = new PitchEncoding().Fields[0];

    [Fact]
    public void Without_a_spread_the_value_is_read_as_the_encoding_does_and_nothing_is_drawn()
    {
        // Arrange
        var random = new Random(3);
        // Act
        var token = new RegressionSampler(spread: 0, Pitch).Sample([48.99f / 88], [], random);
        // Assert
        token.Should().Be(48);
        random.Next().Should().Be(new Random(3).Next());
    }

    [Fact]
    public void A_spread_adds_a_normal_draw()
    {
        // Arrange
        var random = new Random(1);
        var sampler = new RegressionSampler(spread: 0.05, Pitch);
        // Act
        double[] strays = [.. Enumerable.Range(0, 20_000).Select(_ => (sampler.Sample([0.5f], [], random) + 0.5) / 88 - 0.5)];
        // Assert
        strays.Average().Should().BeApproximately(0, 0.002);
        Math.Sqrt(strays.Average(stray => stray * stray)).Should().BeApproximately(0.05, 0.002);
    }

    [Theory]
    [InlineData(48.2f, 40)]
    [InlineData(51, 60)]
    public void A_forbidden_token_gives_way_to_the_nearest_allowed_one(float value, int token)
    {
        // Arrange
        var allowed = new bool[88];
        allowed[40] = allowed[60] = allowed[80] = true;
        // Act, Assert
        new RegressionSampler(spread: 0, Pitch).Sample([value / 88], allowed, new Random(1)).Should().Be(token);
    }
}
