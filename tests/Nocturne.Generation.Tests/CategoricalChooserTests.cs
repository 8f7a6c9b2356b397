namespace Nocturne.Generation.Tests;

public sealed class CategoricalChooserTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1e-300)]
    public void Scores_too_large_for_exp_still_give_a_token(double temperature)
    {
        // Arrange
        float[] scores = [1000f, 999f, -1000f];
        // Act
        var tokens = Draws(scores, temperature, 200);
        // Assert
        tokens.Should().OnlyContain(token => token == 0 || token == 1).And.Contain(0);
    }

    [Fact]
    public void The_widest_scores_there_are_still_give_a_token()
    {
        Draws([-float.MaxValue, float.MaxValue, -float.MaxValue], temperature: 10, 100).Should().OnlyContain(token => token == 1);
    }

    [Fact]
    public void Temperature_0_takes_the_first_of_the_largest_and_draws_nothing()
    {
        // Arrange
        var random = new Random(3);
        // Act
        var token = new CategoricalChooser(temperature: 0, size: 4).Choose([-1f, 7f, 7f, 2f], random);
        // Assert
        token.Should().Be(1);
        random.Next().Should().Be(new Random(3).Next());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void Draws_are_spread_as_the_softmax_is(double temperature)
    {
        // Arrange
        const int Count = 100_000;
        float[] scores = [0.3f, -1.2f, 2f, 0f, 1.1f, -0.4f, 1.9f, -2f];
        var expected = SoftMax(scores, temperature).Select(odds => odds * Count).ToArray();
        // Act
        var tokens = Draws(scores, temperature, Count);
        // Assert: chi-square of 7 degrees of freedom, above 24.3 by chance once in a thousand
        var counts = Enumerable.Range(0, scores.Length).Select(token => tokens.Count(drawn => drawn == token));
        counts.Zip(expected, (count, odds) => (count - odds) * (count - odds) / odds).Sum().Should().BeLessThan(24.3);
    }

    [Fact]
    public void A_shift_of_all_scores_changes_nothing()
    {
        Draws([500f, 501f, 499.5f], 1, 500).Should().Equal(Draws([0f, 1f, -0.5f], 1, 500));
    }

    private static int[] Draws(float[] scores, double temperature, int count)
    {
        var random = new Random(11);
        var chooser = new CategoricalChooser(temperature, scores.Length);
        return [.. Enumerable.Range(0, count).Select(_ => chooser.Choose(scores, random))];
    }

    private static double[] SoftMax(float[] scores, double temperature)
    {
        var weights = scores.Select(score => Math.Exp(score / temperature)).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
