using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Tests;

public sealed class GradientTests
{
    [Theory]
    [MemberData(nameof(Networks.Kinds), MemberType = typeof(Networks))]
    public void The_gradient_of_every_parameter_is_the_difference_quotient(CellKind cell, int vectorBits, string shape)
    {
        var spec = Networks.Small(cell, shape);

        ShouldBeDifferenceQuotients(spec, vectorBits, Networks.Tokens(spec, lastOnly: true));
        ShouldBeDifferenceQuotients(spec, vectorBits, Networks.Tokens(spec));
    }

    [Theory]
    [MemberData(nameof(Networks.Shapes), MemberType = typeof(Networks))]
    public void So_it_is_of_short_rows_that_continue(CellKind cell, string shape)
    {
        var spec = Networks.Small(cell, shape);
        var (random, batch) = (new Random(5), new BatchBuffer(spec.Fields));
        batch.Begin(rows: 9, steps: 4, firstScored: 1, carries: true);
        for (var row = 0; row < 9; row++)
            batch.Fill(row, Networks.Row(spec, steps: row % 5, random), continues: row % 3 > 0);

        ShouldBeDifferenceQuotients(spec, 256, batch);
    }

    [Theory]
    [MemberData(nameof(Networks.Shapes), MemberType = typeof(Networks))]
    public void So_it_is_while_numbers_are_dropped(CellKind cell, string shape)
    {
        var spec = Networks.Small(cell, shape);

        ShouldBeDifferenceQuotients(spec, 256, Networks.Tokens(spec), new DropoutSettings(Embedding: 0.3, Output: 0.4, Recurrent: 0.5));
    }

    [Theory]
    [MemberData(nameof(Networks.Kinds), MemberType = typeof(Networks))]
    public void Padding_has_no_gradient(CellKind cell, int vectorBits, string shape)
    {
        var spec = Networks.Small(cell, shape);
        using var network = Network(spec, vectorBits);

        network.Gradients(Networks.Tokens(spec).Batch, new DropoutSettings(0.1, 0.1, 0.1), 0, 0, new double[spec.Heads.Count]);

        var gradients = network.Parameters.Gradients.Span.ToArray();
        foreach (var parameter in spec.Parameters())
            for (var element = 0; element < parameter.Count; element++)
                gradients[network.Parameters.IndexOf(parameter.Name, element)] = 0;
        gradients.Should().AllBeEquivalentTo(0.0);
    }

    private static INetwork<double> Network(ModelSpec spec, int vectorBits)
    {
        var network = NetworkFactory.Create<double>(spec, vectorBits, []);
        network.Parameters.Read(Networks.Initial(spec));
        return network;
    }

    private static void ShouldBeDifferenceQuotients(ModelSpec spec, int vectorBits, BatchBuffer batch, DropoutSettings dropout = default)
    {
        const double Step = 1e-5;
        using var network = Network(spec, vectorBits);
        var (sums, scratch) = (new double[spec.Heads.Count], new double[spec.Heads.Count]);
        Carry();
        network.Gradients(batch.Batch, dropout, seed: 9, steps: 2, sums);
        var gradients = network.Parameters.Gradients.Span.ToArray();

        foreach (var parameter in spec.Parameters())
            for (var element = 0; element < parameter.Count; element++)
            {
                var index = (int)network.Parameters.IndexOf(parameter.Name, element);
                var difference = LossWith(index, Step) - LossWith(index, -Step);
                gradients[index].Should().BeApproximately(difference / (2 * Step), 1e-9, "{0}[{1}]", parameter.Name, element);
            }

        // Uses training steps, because dropout masks apply only in training.
        double LossWith(int index, double change)
        {
            var values = network.Parameters.Values.Span;
            var value = values[index];
            values[index] = value + change;
            network.WeightsChanged();
            Carry();
            network.Gradients(batch.Batch, dropout, seed: 9, steps: 2, scratch);
            values[index] = value;
            return scratch.Sum() / batch.Batch.Scored;
        }

        // The state that the rows continue from, identical for each evaluation.
        void Carry()
        {
            network.Carried.Reserve(0);
            network.Carried.Reserve(batch.Batch.Rows);
            for (var layer = 0; layer < spec.Layers; layer++)
                for (var kind = 0; kind < (spec.HasCellState ? 2 : 1); kind++)
                    for (var row = 0; row < batch.Batch.Rows; row++)
                        for (var unit = 0; unit < spec.Hidden; unit++)
                            network.Carried.Row(layer, kind, row)[unit] = Math.Sin(layer + 2 * kind + 3 * row + 5 * unit);
        }
    }
}
