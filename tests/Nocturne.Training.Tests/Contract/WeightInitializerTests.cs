using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Contract;

public sealed class WeightInitializerTests
{
    private static readonly ModelSpec Spec = ModelSpec.OneField(CellKind.Lstm, hidden: 16, layers: 2, vocabulary: 3);

    private static readonly float[][] Values = [[0, 0.5f, 1]];

    [Fact]
    public void Recurrent_weights_are_within_one_over_the_root_of_the_units()
    {
        var weights = WeightInitializer.Create(Spec, seed: 0, Values);

        var all = Spec.Parameters().SelectMany(parameter => weights[parameter.Name]).ToArray();
        all.Should().OnlyContain(weight => Math.Abs(weight) <= 0.25f);
        all.Max().Should().BeGreaterThan(0.24f);
        all.Average().Should().BeApproximately(0, 0.01f);
    }

    [Fact]
    public void A_head_is_within_one_over_the_root_of_its_inputs()
    {
        // Arrange: the first head sees 16 numbers and has 64 units; the second sees 16 and the 9 of the first field
        ModelSpec spec = new(
            CellKind.Gru, Hidden: 16, Layers: 1, [InputSpec.Embedding(50, 9), InputSpec.Embedding(50, 2)],
            [new(HeadKind.Categorical, Field: 0, Hidden: 64), new(HeadKind.Categorical, Field: 1)]);
        // Act
        var weights = WeightInitializer.Create(spec, seed: 0, [null, null]);
        // Assert
        weights[ParameterNames.HeadHiddenWeights(0)].Max().Should().BeInRange(0.24f, 1 / 4f);
        weights[ParameterNames.HeadWeights(0)].Max().Should().BeInRange(0.12f, 1 / 8f);
        weights[ParameterNames.HeadWeights(1)].Max().Should().BeInRange(0.195f, 1 / 5f);
    }

    [Fact]
    public void An_embedding_is_normal()
    {
        var spec = ModelSpec.OneField(CellKind.Gru, hidden: 16, layers: 1, vocabulary: 200, HeadKind.Categorical, embedding: 50);

        var table = WeightInitializer.Create(spec, seed: 0, [null])[ParameterNames.Embedding(0)];

        table.Average().Should().BeApproximately(0, 0.05f);
        table.Average(weight => weight * weight).Should().BeApproximately(1, 0.05f);
        table.Count(weight => Math.Abs(weight) > 2).Should().BeInRange(350, 560, "4.6 % of 10,000 lie beyond two deviations");
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_one_others()
    {
        var name = Spec.Parameters()[0].Name;

        WeightInitializer.Create(Spec, seed: 4, Values)[name].Should().Equal(WeightInitializer.Create(Spec, seed: 4, Values)[name]);
        WeightInitializer.Create(Spec, seed: 4, Values)[name].Should().NotEqual(WeightInitializer.Create(Spec, seed: 5, Values)[name]);
    }

    [Fact]
    public void The_weights_of_a_seed_never_change()
    {
        // By an independent implementation of the documented generator
        WeightInitializer.Create(Spec, seed: 4, Values)[ParameterNames.InputWeights(0)].Take(4)
            .Should().Equal(0.15797226f, 0.24549991f, 0.031987324f, -0.044033542f);
    }

    [Fact]
    public void Constants_are_copied()
    {
        var weights = WeightInitializer.Create(Spec, seed: 0, Values);

        weights[ParameterNames.Values(0)].Should().Equal(Values[0]).And.NotBeSameAs(Values[0]);
    }

    [Fact]
    public void Missing_constants_are_named()
    {
        FluentActions.Invoking(() => WeightInitializer.Create(Spec, seed: 0, [null]))
            .Should().Throw<ArgumentException>().WithMessage("Field 0 has 0 constants; must have 3.*");
        FluentActions.Invoking(() => WeightInitializer.Create(Spec, seed: 0, [[1, 2]]))
            .Should().Throw<ArgumentException>().WithMessage("Field 0 has 2 constants; must have 3.*");
    }
}
