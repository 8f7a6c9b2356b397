using Nocturne.Generation.Sampling;

namespace Nocturne.Generation.Tests.Sampling;

public sealed class CategoricalSamplerTests
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
    public void The_widest_possible_scores_still_give_a_token()
    {
        Draws([-float.MaxValue, float.MaxValue, -float.MaxValue], temperature: 10, 100).Should().OnlyContain(token => token == 1);
    }

    [Fact]
    public void Temperature_0_takes_the_first_of_the_largest_and_draws_nothing()
    {
        // Arrange
        var random = new Random(3);
        // Act
        var token = Sampler(temperature: 0, size: 4).Sample([-1f, 7f, 7f, 2f], [], random);
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
        // Assert: chi-square with 7 degrees of freedom exceeds 24.3 with a probability of 0.1 %
        var counts = Enumerable.Range(0, scores.Length).Select(token => tokens.Count(drawn => drawn == token));
        counts.Zip(expected, (count, odds) => (count - odds) * (count - odds) / odds).Sum().Should().BeLessThan(24.3);
    }

    [Fact]
    public void A_shift_of_all_scores_changes_nothing()
    {
        Draws([500f, 501f, 499.5f], 1, 500).Should().Equal(Draws([0f, 1f, -0.5f], 1, 500));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Only_allowed_tokens_are_drawn_as_if_there_were_no_others(double temperature)
    {
        // Arrange
        bool[] allowed = [true, false, true, false, true];
        // Act
        var tokens = Draws([1f, 9f, 2f, 8f, 1.5f], temperature, 300, allowed);
        // Assert
        tokens.Should().Equal(Draws([1f, 2f, 1.5f], temperature, 300).Select(token => 2 * token));
    }

    [Fact]
    public void A_mask_without_a_token_is_refused()
    {
        var draw = () => Draws([1f, 2f], 1, 1, [false, false]);

        draw.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_new_control_is_a_row_and_a_class()
    {
        // Arrange: the row that a control adds to a table of settings
        var table = new SettingTable<int>(0)
        {
            { "topK", SettingKinds.IntegerFrom(0), "Tokens left.", count => count, (_, value) => value },
        };
        var settings = table.With(table.Defaults, [new("topK", "2")]);
        var sampler = new CategoricalSampler([new TemperatureControl(1), new TopK(settings)], size: 4);
        // Act
        var tokens = Enumerable.Range(0, 200).Select(seed => sampler.Sample([1f, 0.9f, 0.8f, 0.95f], [], new Random(seed)));
        // Assert
        tokens.Distinct().Order().Should().Equal(0, 3);
    }

    private static int[] Draws(float[] scores, double temperature, int count, bool[]? allowed = null)
    {
        var random = new Random(11);
        var sampler = Sampler(temperature, scores.Length);
        return [.. Enumerable.Range(0, count).Select(_ => sampler.Sample(scores, allowed ?? [], random))];
    }

    private static CategoricalSampler Sampler(double temperature, int size) => new(new SamplingSettings(temperature).Controls(), size);

    private static double[] SoftMax(float[] scores, double temperature)
    {
        var weights = scores.Select(score => Math.Exp(score / temperature)).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    /// <summary>Keeps only the most probable tokens.</summary>
    private sealed class TopK(int count) : IScoreControl
    {
        public void Apply(Span<double> scores)
        {
            var least = scores.ToArray().OrderDescending().ElementAt(count - 1);
            foreach (ref var score in scores)
                score = score < least ? double.NegativeInfinity : score;
        }
    }
}
