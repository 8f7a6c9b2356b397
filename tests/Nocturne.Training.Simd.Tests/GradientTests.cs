using Nocturne.Models;

namespace Nocturne.Training.Simd.Tests;

public sealed class GradientTests
{
    [Theory]
    [MemberData(nameof(Networks.Kinds), MemberType = typeof(Networks))]
    public void The_gradient_of_every_parameter_is_the_difference_quotient(CellKind cell, int layers, int vectorBits, InputKind input, HeadKind head)
    {
        const double Step = 1e-5;
        var spec = Networks.Small(cell, layers, input, head);
        using var network = NetworkFactory.Create<double>(spec, vectorBits);
        network.Parameters.Read(WeightInitializer.Create(spec, seed: 3), network.Parameters.Values);
        var (inputs, targets) = Networks.Batch(spec);

        network.Gradients(inputs, targets);
        var gradients = network.Parameters.Gradients.Span.ToArray();

        foreach (var parameter in spec.Parameters())
            for (var element = 0; element < parameter.Count; element++)
            {
                var index = (int)network.Parameters.IndexOf(parameter.Name, element);
                var difference = LossWith(Step) - LossWith(-Step);
                gradients[index].Should().BeApproximately(difference / (2 * Step), 1e-9, "{0}[{1}]", parameter.Name, element);

                double LossWith(double change)
                {
                    var values = network.Parameters.Values.Span;
                    var value = values[index];
                    values[index] = value + change;
                    network.WeightsChanged();
                    var loss = network.Loss(inputs, targets);
                    values[index] = value;
                    return loss;
                }
            }
    }

    [Theory]
    [MemberData(nameof(Networks.Kinds), MemberType = typeof(Networks))]
    public void Padding_has_no_gradient(CellKind cell, int layers, int vectorBits, InputKind input, HeadKind head)
    {
        var spec = Networks.Small(cell, layers, input, head);
        using var network = NetworkFactory.Create<double>(spec, vectorBits);
        network.Parameters.Read(WeightInitializer.Create(spec, seed: 3), network.Parameters.Values);

        var (inputs, targets) = Networks.Batch(spec);

        network.Gradients(inputs, targets);

        var gradients = network.Parameters.Gradients.Span.ToArray();
        foreach (var parameter in spec.Parameters())
            for (var element = 0; element < parameter.Count; element++)
                gradients[network.Parameters.IndexOf(parameter.Name, element)] = 0;
        gradients.Should().AllBeEquivalentTo(0.0);
    }
}
