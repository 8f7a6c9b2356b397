using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Rows that continue from batch to batch, and rows shorter than their batch.</summary>
public sealed class StreamTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Lstm, fields: 4);

    [TorchFact]
    public void Two_batches_that_continue_lose_what_a_long_one_does()
    {
        // Arrange
        using var learner = Networks.Torch(Spec);
        var tokens = Tokens(steps: 8);
        bool[] no = [false], yes = [true];
        // Act
        var whole = learner.Loss(new() { Tokens = tokens, Rows = 1, Steps = 8 }).Sum;
        var first = learner.Loss(new() { Tokens = tokens.AsSpan(0, 20), Rows = 1, Steps = 4, Continues = no }).Sum;
        var second = learner.Loss(new() { Tokens = tokens.AsSpan(16), Rows = 1, Steps = 4, Continues = yes }).Sum;
        // Assert
        (first + second).Should().BeApproximately(whole, 1e-5 * whole);
    }

    [TorchFact]
    public void A_row_that_does_not_continue_starts_from_zero()
    {
        // Arrange
        using var learner = Networks.Torch(Spec);
        var tokens = Tokens(steps: 4);
        bool[] no = [false];
        var fresh = learner.Loss(new() { Tokens = tokens, Rows = 1, Steps = 4 }).Sum;
        learner.Loss(new() { Tokens = tokens, Rows = 1, Steps = 4, Continues = no });
        // Act
        var again = learner.Loss(new() { Tokens = tokens, Rows = 1, Steps = 4, Continues = no }).Sum;
        // Assert
        again.Should().Be(fresh);
    }

    [TorchFact]
    public void An_evaluation_between_two_steps_leaves_the_stream_alone()
    {
        // Arrange
        var lesson = new Lesson(Spec, kind: BatchKind.Streams);
        using var evaluated = Networks.Torch(Spec);
        using var plain = Networks.Torch(Spec);
        lesson.Teach(evaluated, 2);
        lesson.Teach(plain, 2);
        // Act
        evaluated.Loss(lesson[0]);
        evaluated.Loss(lesson[1]);
        // Assert
        lesson.Teach(evaluated, 3, first: 2).Should().Equal(lesson.Teach(plain, 3, first: 2));
    }

    [TorchFact]
    public void A_batch_that_carries_no_state_leaves_the_stream_alone()
    {
        // Arrange
        var lesson = new Lesson(Spec, kind: BatchKind.Streams);
        using var learner = Networks.Torch(Spec);
        lesson.Teach(learner, 2);
        var carried = learner.Save().Carried;
        // Act
        new Lesson(Spec, kind: BatchKind.Pieces).Teach(learner, 1);
        // Assert
        learner.Save().Carried.Should().BeEquivalentTo(carried);
    }

    [TorchTheory]
    [InlineData(CellKind.Rnn, OptimizerKind.Adam)]
    [InlineData(CellKind.Lstm, OptimizerKind.RmsProp)]
    [InlineData(CellKind.Gru, OptimizerKind.AdamW)]
    public void A_learner_that_was_stopped_in_a_stream_continues_to_the_same_bits(CellKind cell, OptimizerKind optimizer)
    {
        // Arrange
        var spec = Networks.Spec(cell, fields: 4);
        var lesson = new Lesson(spec, kind: BatchKind.Streams);
        var settings = new TrainingSettings(
            Optimizer: new(optimizer, WeightDecay: 0.01), ClipNorm: 1, Averaging: 0.9,
            Dropout: new(Embedding: 0.1, Output: 0.1, Recurrent: 0.1));
        using var whole = Networks.Torch(spec, settings);
        using var parts = Networks.Torch(spec, settings);
        var expected = lesson.Teach(whole, 10);
        lesson.Teach(parts, 4);
        // Act
        using var resumed = new TorchLearner(spec, settings, parts.Save());
        var losses = lesson.Teach(resumed, 6, first: 4);
        // Assert
        losses.Should().Equal(expected[4..]);
        resumed.Save().ShouldBeClose(whole.Save(), 0);
    }

    [TorchFact]
    public void What_stands_in_padding_has_no_influence()
    {
        // Arrange: the last two steps of the second row are padding, and its tokens are in no vocabulary
        using var clean = Networks.Torch(Spec);
        using var dirty = Networks.Torch(Spec);
        var tokens = Tokens(steps: 11);
        int[] lengths = [5, 3], padded = [.. tokens];
        Array.Fill(padded, 999, startIndex: 10 * Spec.Fields, count: 2 * Spec.Fields);
        // Act
        var step = new StepSettings(0.01);
        var expected = clean.Train(new() { Tokens = tokens, Rows = 2, Steps = 5, Lengths = lengths }, step).Heads.ToArray();
        var actual = dirty.Train(new() { Tokens = padded, Rows = 2, Steps = 5, Lengths = lengths }, step).Heads.ToArray();
        // Assert
        actual.Should().Equal(expected);
        dirty.Save().ShouldBeClose(clean.Save(), 0);
    }

    [TorchFact]
    public void A_short_row_loses_what_it_would_alone()
    {
        using var learner = Networks.Torch(Spec);
        var tokens = Tokens(steps: 11);
        int[] lengths = [5, 3];

        var together = learner.Loss(new() { Tokens = tokens, Rows = 2, Steps = 5, Lengths = lengths }).Sum;
        var first = learner.Loss(new() { Tokens = tokens.AsSpan(0, 6 * Spec.Fields), Rows = 1, Steps = 5 }).Sum;
        var second = learner.Loss(new() { Tokens = tokens.AsSpan(6 * Spec.Fields, 4 * Spec.Fields), Rows = 1, Steps = 3 }).Sum;

        together.Should().BeApproximately(first + second, 1e-5 * together);
    }

    [TorchFact]
    public void Rows_that_continue_from_nothing_are_refused()
    {
        using var learner = Networks.Torch(Spec);
        var tokens = Tokens(steps: 4);
        bool[] yes = [true];

        FluentActions.Invoking(() => learner.Train(new() { Tokens = tokens, Rows = 1, Steps = 4, Continues = yes }, new StepSettings(0.01)))
            .Should().Throw<ArgumentException>().WithMessage("*0 rows were carried*");
    }

    // Tokens [steps + 1, 4], all within the smallest vocabulary.
    private static int[] Tokens(int steps) => [.. Enumerable.Range(0, (steps + 1) * Spec.Fields).Select(i => i * 7 / 3 % 4)];
}
