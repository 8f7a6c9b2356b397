using Nocturne.Models;

namespace Nocturne.Training.Tests;

public sealed class WeightInitializerTests
{
    private static readonly ModelSpec Spec = new(CellKind.Lstm, Hidden: 16, Layers: 2);

    [Fact]
    public void Every_weight_is_within_one_over_the_root_of_the_units()
    {
        var weights = WeightInitializer.Create(Spec, seed: 0);

        var all = Spec.Parameters().SelectMany(parameter => weights[parameter.Name]).ToArray();
        all.Should().OnlyContain(weight => Math.Abs(weight) <= 0.25f);
        all.Max().Should().BeGreaterThan(0.24f);
        all.Average().Should().BeApproximately(0, 0.01f);
    }

    [Fact]
    public void An_embedding_is_normal()
    {
        var weights = WeightInitializer.Create(new(CellKind.Gru, Hidden: 16, Layers: 1, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 200, EmbeddingSize: 50), seed: 0);

        var table = weights["embedding.weight"];
        table.Average().Should().BeApproximately(0, 0.05f);
        table.Average(weight => weight * weight).Should().BeApproximately(1, 0.05f);
        table.Count(weight => Math.Abs(weight) > 2).Should().BeInRange(350, 560, "4.6 % of 10,000 lie beyond two deviations");
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_one_others()
    {
        var name = Spec.Parameters()[0].Name;

        WeightInitializer.Create(Spec, seed: 4)[name].Should().Equal(WeightInitializer.Create(Spec, seed: 4)[name]);
        WeightInitializer.Create(Spec, seed: 4)[name].Should().NotEqual(WeightInitializer.Create(Spec, seed: 5)[name]);
    }
}
