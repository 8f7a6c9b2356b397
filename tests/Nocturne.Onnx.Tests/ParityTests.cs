using Nocturne.Models;
using Xunit.Abstractions;

namespace Nocturne.Onnx.Tests;

public sealed class ParityTests(ITestOutputHelper log)
{
    private const double Tolerance = 1e-5;

    [Theory]
    [MemberData(nameof(Networks.AllKinds), MemberType = typeof(Networks))]
    public void Outputs_and_states_are_those_of_the_definition(CellKind cell, int layers, int hidden, InputKind input, HeadKind head)
    {
        // Arrange
        var weights = Networks.Random(Networks.Spec(cell, layers, hidden, input, head), seed: layers * 1000 + hidden);
        var given = Case.Random(weights.Spec, batch: 3, steps: 11, seed: hidden);
        using var exported = new ExportedNetwork(weights);
        // Act
        var difference = exported.Run(given).Difference(new ReferenceNetwork(weights).Run(given));
        // Assert
        log.WriteLine($"{Networks.NameOf(weights.Spec)}: {difference:E2}");
        difference.Should().BeLessThan(Tolerance);
    }

    [Theory]
    [MemberData(nameof(Networks.AllKinds), MemberType = typeof(Networks))]
    public void Carrying_the_state_over_two_parts_equals_the_whole(CellKind cell, int layers, int hidden, InputKind input, HeadKind head)
    {
        // Arrange
        var weights = Networks.Random(Networks.Spec(cell, layers, hidden, input, head), seed: layers);
        var given = Case.Random(weights.Spec, batch: 2, steps: 9, seed: hidden);
        using var exported = new ExportedNetwork(weights);
        // Act
        var whole = exported.Run(given);
        var first = exported.Run(given.Part(0, 4, given.Hidden, given.Cell));
        var second = exported.Run(given.Part(4, 9, first.Hidden, first.Cell));
        // Assert
        second.Difference(whole with { Output = given.LastOutputs(whole, 5) }).Should().BeLessThan(Tolerance);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Batch_and_steps_may_change_from_call_to_call(CellKind cell)
    {
        // Arrange
        var weights = Networks.Random(new ModelSpec(cell, Hidden: 8, Layers: 2), seed: 1);
        var reference = new ReferenceNetwork(weights);
        using var exported = new ExportedNetwork(weights);
        foreach (var (batch, steps) in new[] { (1, 1), (5, 30), (1, 30), (64, 2), (1, 1) })
        {
            var given = Case.Random(weights.Spec, batch, steps, seed: batch);
            // Act
            var outcome = exported.Run(given);
            // Assert
            outcome.Output.Should().HaveCount(batch * steps);
            outcome.Difference(reference.Run(given)).Should().BeLessThan(Tolerance);
        }
    }

    [Fact]
    public void A_wide_network_of_large_weights_keeps_to_the_definition()
    {
        // Arrange: most gates are saturated, so that a gate in a wrong place or a lost bias would show at once
        var weights = Networks.Random(new ModelSpec(CellKind.Lstm, Hidden: 128, Layers: 2), seed: 5);
        foreach (var parameter in weights.Spec.Parameters().Where(parameter => parameter.Name.StartsWith("rnn.", StringComparison.Ordinal)))
            Array.ForEach(Enumerable.Range(0, parameter.Count).ToArray(), index => weights[parameter.Name][index] *= 3);
        var given = Case.Random(weights.Spec, batch: 1, steps: 6, seed: 6);
        using var exported = new ExportedNetwork(weights);
        // Act
        var difference = exported.Run(given).Difference(new ReferenceNetwork(weights).Run(given));
        // Assert
        log.WriteLine($"{difference:E2}");
        difference.Should().BeLessThan(Tolerance);
    }
}
