using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

public sealed class DeferredStepsTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Gru, fields: 4);
    private static readonly Lesson Lesson = new(Spec, kind: BatchKind.Streams);
    private static readonly StepSettings Step = new(LearningRate: 1e-3);

    [TorchFact]
    public void Losses_taken_late_are_those_of_steps_waited_for()
    {
        // Arrange: each batch overwrites the previous one, as in the training loop
        using var late = Networks.Torch(Spec);
        using var early = Networks.Torch(Spec);
        var tokens = new int[Lesson[0].Tokens.Length];
        double[] losses = new double[64 * Spec.Heads.Count], expected = new double[losses.Length];
        for (var step = 0; step < 64; step++)
            early.Train(Lesson[step], Step).Heads.CopyTo(expected.AsSpan(step * Spec.Heads.Count));
        // Act
        for (var step = 0; step < 64; step++)
        {
            var lesson = Lesson[step];
            lesson.Tokens.CopyTo(tokens);
            var batch = new Batch
            {
                Tokens = tokens, Rows = lesson.Rows, Steps = lesson.Steps, Lengths = lesson.Lengths, Continues = lesson.Continues,
            };
            late.Start(batch, Step);
        }
        late.TakeLosses(losses);
        // Assert
        losses.Should().Equal(expected);
    }

    [TorchFact]
    public void More_steps_than_it_has_room_for_are_refused()
    {
        using var learner = Networks.Torch(Spec);
        for (var step = 0; step < learner.MaxPending; step++)
            learner.Start(Lesson[step], Step);

        FluentActions.Invoking(() => learner.Start(Lesson[0], Step))
            .Should().Throw<InvalidOperationException>().WithMessage("*take them first*");
    }

    [TorchFact]
    public void A_step_that_is_waited_for_is_refused_while_losses_are_pending()
    {
        using var learner = Networks.Torch(Spec);
        learner.Start(Lesson[0], Step);

        FluentActions.Invoking(() => Lesson.Teach(learner, 1)).Should().Throw<InvalidOperationException>().WithMessage("*take them first*");
    }

    [TorchFact]
    public void Batches_too_large_for_many_have_room_for_few()
    {
        using var learner = Networks.Torch(Spec, new TrainingSettings(Batch: 4096, Window: 1000));

        learner.MaxPending.Should().Be(1);
    }
}
