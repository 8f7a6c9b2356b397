using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Compares the two learners, which were written independently.</summary>
public sealed class ParityTests
{
    [TorchTheory]
    [MemberData(nameof(Networks.All), MemberType = typeof(Networks))]
    public void The_first_step_has_the_same_loss_and_the_same_gradients(
        CellKind cell, int layers, int hidden, InputKind input, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, layers, hidden, input, head);
        var lesson = new Lesson(spec);
        using var torch = Networks.Torch(spec);
        using var simd = Simd(spec);
        // Act
        var (actual, expected) = (lesson.Teach(torch, 1), lesson.Teach(simd, 1));
        // Assert: after one step Adam's first moments are a tenth of the gradients
        actual.ShouldFollow(expected, 1e-5);
        torch.Save().Slots[OptimizerSettings.FirstMoment].ShouldBeClose(simd.Save().Slots[OptimizerSettings.FirstMoment], 1e-5);
    }

    [TorchTheory]
    [InlineData(CellKind.Rnn, 64, 1, 0, HeadKind.Regression)]
    [InlineData(CellKind.Rnn, 128, 4, 6, HeadKind.Categorical)]
    [InlineData(CellKind.Lstm, 128, 1, 6, HeadKind.Categorical)]
    [InlineData(CellKind.Lstm, 64, 4, 0, HeadKind.Regression)]
    [InlineData(CellKind.Gru, 64, 2, 6, HeadKind.Categorical)]
    [InlineData(CellKind.Gru, 128, 2, 0, HeadKind.Regression)]
    public void Two_hundred_steps_follow_the_same_curve(CellKind cell, int hidden, int layers, int embedding, HeadKind head)
    {
        // Arrange
        var spec = ModelSpec.OneField(cell, hidden, layers, Lesson.Vocabulary, head, embedding);
        var lesson = new Lesson(spec, rows: 8, steps: 5);
        using var torch = Networks.Torch(spec);
        using var simd = Simd(spec);
        // Act
        var (actual, expected) = (lesson.Teach(torch, 200), lesson.Teach(simd, 200));
        // Assert
        expected[^8..].Average().Should().BeLessThan(expected[..8].Average(), "the loss decreases during training");
        actual.ShouldFollow(expected, 1e-3);
    }

    [TorchTheory]
    [MemberData(nameof(Networks.WithEveryBatch), MemberType = typeof(Networks))]
    public void Every_kind_of_batch_is_learned_alike(CellKind cell, int fields, BatchKind kind) =>
        ShouldLearnAlike(cell, fields, kind, new TrainingSettings());

    [TorchTheory]
    [InlineData(OptimizerKind.Adam, 0.01, 0)]
    [InlineData(OptimizerKind.AdamW, 0.01, 0)]
    [InlineData(OptimizerKind.Sgd, 0, 0)]
    [InlineData(OptimizerKind.Sgd, 0.01, 0.9)]
    [InlineData(OptimizerKind.RmsProp, 0, 0)]
    [InlineData(OptimizerKind.RmsProp, 0.01, 0.9)]
    public void Optimizers_take_the_same_steps(OptimizerKind kind, double weightDecay, double momentum) =>
        ShouldLearnAlike(CellKind.Gru, fields: 4, BatchKind.Streams, new TrainingSettings(Optimizer: new(kind, weightDecay, momentum)));

    [TorchTheory]
    [InlineData(CellKind.Rnn, 1, 0.2, 0, 0)]
    [InlineData(CellKind.Lstm, 4, 0.2, 0, 0)]
    [InlineData(CellKind.Gru, 1, 0, 0.2, 0)]
    [InlineData(CellKind.Rnn, 4, 0, 0.2, 0)]
    [InlineData(CellKind.Lstm, 1, 0, 0, 0.2)]
    [InlineData(CellKind.Gru, 4, 0, 0, 0.2)]
    [InlineData(CellKind.Lstm, 4, 0.1, 0.2, 0.3)]
    public void The_same_numbers_are_dropped(CellKind cell, int fields, double embedding, double output, double recurrent) =>
        ShouldLearnAlike(cell, fields, BatchKind.Streams, new TrainingSettings(Dropout: new(embedding, output, recurrent)));

    [TorchTheory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    public void Gradients_are_clipped_alike(double clipNorm) =>
        ShouldLearnAlike(
            CellKind.Gru, fields: 4, BatchKind.Pieces, new TrainingSettings(ClipNorm: clipNorm, Optimizer: new(OptimizerKind.Sgd)));

    [TorchFact]
    public void Weights_are_averaged_alike() =>
        ShouldLearnAlike(CellKind.Lstm, fields: 4, BatchKind.Windows, new TrainingSettings(Averaging: 0.9));

    [TorchTheory]
    [InlineData(CellKind.Rnn, 1)]
    [InlineData(CellKind.Lstm, 4)]
    [InlineData(CellKind.Gru, 4)]
    public void Scores_states_and_losses_are_the_same(CellKind cell, int fields)
    {
        // Arrange: a batch smaller than in the settings, like the last one of an epoch
        var spec = Networks.Spec(cell, fields, hidden: 16);
        var lesson = new Lesson(spec, rows: 3, steps: 7);
        using var torch = Networks.Torch(spec);
        using var simd = Simd(spec);
        // Act
        var (actual, expected) = (Run(torch, lesson), Run(simd, lesson));
        // Assert
        actual.Scores.ShouldBeClose(expected.Scores, 1e-5, "scores");
        actual.State.ShouldBeClose(expected.State, 1e-5);
        torch.Loss(lesson[0]).Heads.ToArray().ShouldFollow(simd.Loss(lesson[0]).Heads.ToArray(), 1e-5);
    }

    [TorchTheory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Trained_networks_choose_the_same_two_hundred_tokens(CellKind cell)
    {
        // Arrange
        var spec = Networks.Spec(cell, 2, 64, InputKind.Embedding, HeadKind.Categorical);
        var lesson = new Lesson(spec, kind: BatchKind.Pieces);
        using var torch = Networks.Torch(spec);
        using var simd = Simd(spec);
        lesson.Teach(torch, 50, rate: 5e-3);
        lesson.Teach(simd, 50, rate: 5e-3);
        // Act
        var (actual, expected) = (Best(torch), Best(simd));
        // Assert
        expected.Distinct().Should().HaveCountGreaterThan(3, "a repeated token would prove little");
        actual.Should().Equal(expected);
    }

    [TorchTheory]
    [InlineData(OptimizerKind.Adam, 0)]
    [InlineData(OptimizerKind.RmsProp, 0.9)]
    public void A_state_goes_from_learner_to_learner_in_the_middle_of_a_stream(OptimizerKind kind, double momentum)
    {
        // Arrange
        var spec = Networks.Spec(CellKind.Lstm, fields: 4);
        var settings = new TrainingSettings(Optimizer: new(kind, Momentum: momentum), Averaging: 0.9, Dropout: new(Recurrent: 0.1));
        var lesson = new Lesson(spec, kind: BatchKind.Streams);
        using var simd = Simd(spec, settings);
        lesson.Teach(simd, 4);
        var state = simd.Save();
        // Act
        using var torch = new TorchLearner(spec, settings, state);
        using var back = new SimdLearner(spec, settings, torch.Save());
        // Assert
        torch.Save().ShouldBeClose(state, 0);
        var expected = lesson.Teach(simd, 6, first: 4);
        lesson.Teach(back, 6, first: 4).Should().Equal(expected);
        lesson.Teach(torch, 6, first: 4).ShouldFollow(expected, 1e-4);
    }

    private static SimdLearner Simd(ModelSpec spec, TrainingSettings? settings = null) =>
        new(spec, settings ?? new TrainingSettings(), Networks.Initial(spec));

    private static void ShouldLearnAlike(CellKind cell, int fields, BatchKind kind, TrainingSettings settings)
    {
        // Arrange
        var spec = Networks.Spec(cell, fields, hidden: 12);
        var lesson = new Lesson(spec, rows: 5, kind: kind);
        using var torch = Networks.Torch(spec, settings);
        using var simd = Simd(spec, settings);
        // Act
        var (actual, expected) = (lesson.Teach(torch, 8), lesson.Teach(simd, 8));
        // Assert
        actual.ShouldFollow(expected, 1e-4);
        torch.Save().ShouldBeClose(simd.Save(), 1e-3);
    }

    private static (float[] Scores, RecurrentState State) Run(ILearner learner, Lesson lesson)
    {
        var batch = lesson[0];
        var (scores, state) = (new float[batch.Rows * batch.Steps * learner.Spec.OutputSize], new RecurrentState(learner.Spec, batch.Rows));
        learner.Forward(batch, scores, state);
        learner.Forward(batch, scores, state);      // starts from a nonzero state
        return (scores, state);
    }

    private static int[] Best(ILearner learner)
    {
        var (scores, state, tokens) = (new float[Lesson.Vocabulary], new RecurrentState(learner.Spec, 1), new int[200]);
        for (var step = 1; step < tokens.Length; step++)
        {
            learner.Forward(new() { Tokens = [tokens[step - 1], 0], Rows = 1, Steps = 1 }, scores, state);
            tokens[step] = Array.IndexOf(scores, scores.Max());
        }
        return tokens;
    }
}
