using Nocturne.Models;
using Xunit.Abstractions;

namespace Nocturne.Onnx.Tests;

public sealed class ParityTests(ITestOutputHelper log)
{
    private const double Tolerance = 1e-5;

    [Theory]
    [MemberData(nameof(Networks.Names), MemberType = typeof(Networks))]
    public void Scores_and_states_are_those_of_the_definition(string name)
    {
        // Arrange
        var weights = Networks.Random(Networks.ByName[name], seed: 1);
        var given = Case.Random(weights.Spec, batch: 3, steps: 11, seed: 2);
        using var exported = new ExportedNetwork(weights);
        // Act
        var difference = exported.Run(given).Difference(new ReferenceNetwork(weights).Run(given));
        // Assert
        log.WriteLine($"{name}: {difference:E2}");
        difference.Should().BeLessThan(Tolerance);
    }

    [Theory]
    [MemberData(nameof(Networks.Names), MemberType = typeof(Networks))]
    public void Two_parts_with_the_state_carried_equal_the_whole(string name)
    {
        // Arrange
        var weights = Networks.Random(Networks.ByName[name], seed: 3);
        var given = Case.Random(weights.Spec, batch: 2, steps: 9, seed: 4);
        using var exported = new ExportedNetwork(weights);
        // Act
        var whole = exported.Run(given);
        var first = exported.Run(given.Part(0, 4, given.Hidden, given.Cell));
        var second = exported.Run(given.Part(4, 9, first.Hidden, first.Cell));
        // Assert
        var rest = whole with { Scores = [.. whole.Scores.Select(scores => given.Cut(scores, 4, 9))] };
        second.Difference(rest).Should().BeLessThan(Tolerance);
    }

    [Fact]
    public void A_head_reads_only_the_fields_of_the_heads_before_it()
    {
        // Arrange
        var weights = Networks.Random(Networks.Four(CellKind.Gru, layers: 1, hidden: 7, hasTanh: true), seed: 1);
        var given = Case.Random(weights.Spec, batch: 1, steps: 1, seed: 2);
        using var exported = new ExportedNetwork(weights);
        var before = exported.Run(given);
        // Act: change the token of the field that the second of four heads predicts
        given.Note[1] = (given.Note[1] + 1) % weights.Spec.Inputs[2].Vocabulary;
        var after = exported.Run(given);
        // Assert
        after.Scores.Zip(before.Scores, (one, other) => one.SequenceEqual(other)).Should().Equal(true, true, false, false);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Batch_and_steps_may_change_from_call_to_call(CellKind cell)
    {
        // Arrange
        var weights = Networks.Random(Networks.Four(cell, layers: 2, hidden: 8, hasTanh: false), seed: 1);
        var reference = new ReferenceNetwork(weights);
        using var exported = new ExportedNetwork(weights);
        foreach (var (batch, steps) in new[] { (1, 1), (5, 30), (1, 30), (64, 2), (1, 1) })
        {
            var given = Case.Random(weights.Spec, batch, steps, seed: batch);
            // Act
            var outcome = exported.Run(given);
            // Assert
            outcome.Scores[0].Should().HaveCount(batch * steps * 6);
            outcome.Difference(reference.Run(given)).Should().BeLessThan(Tolerance);
        }
    }

    [Fact]
    public void A_wide_network_of_large_weights_keeps_to_the_definition()
    {
        // Arrange: most gates are saturated, which reveals a misplaced gate or a missing bias
        var weights = Networks.Random(Networks.Single(CellKind.Lstm, layers: 2, hidden: 128), seed: 5);
        foreach (var parameter in weights.Spec.Parameters().Where(parameter => parameter.Name.StartsWith("rnn.", StringComparison.Ordinal)))
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value *= 3;
        var given = Case.Random(weights.Spec, batch: 1, steps: 6, seed: 6);
        using var exported = new ExportedNetwork(weights);
        // Act
        var difference = exported.Run(given).Difference(new ReferenceNetwork(weights).Run(given));
        // Assert
        log.WriteLine($"{difference:E2}");
        difference.Should().BeLessThan(Tolerance);
    }
}
