using Nocturne.Models;

namespace Nocturne.Training.Torch.Tests;

public sealed class DeferredStepsTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Gru, 1, 8, InputKind.Scalar, HeadKind.Regression);
    private static readonly Lesson Lesson = new(Spec);

    [TorchFact]
    public void Losses_taken_late_are_those_of_steps_waited_for()
    {
        // Arrange: each batch overwrites the one before, as the trainer's do
        using var late = Learner();
        using var early = Learner();
        var expected = Lesson.Teach(early, 64);
        float[] inputs = new float[24], targets = new float[4];
        var losses = new double[64];
        // Act
        for (var step = 0; step < losses.Length; step++)
        {
            Lesson[step].Inputs.CopyTo(inputs, 0);
            Lesson[step].Targets.CopyTo(targets, 0);
            late.Begin(inputs, targets);
        }
        late.TakeLosses(losses);
        // Assert
        losses.Should().Equal(expected);
    }

    [TorchFact]
    public void More_steps_than_it_has_room_for_are_refused()
    {
        using var learner = Learner();
        for (var step = 0; step < learner.MostPending; step++)
            learner.Begin(Lesson[step].Inputs, Lesson[step].Targets);

        FluentActions.Invoking(() => learner.Begin(Lesson[0].Inputs, Lesson[0].Targets)).Should().Throw<InvalidOperationException>().WithMessage("*take them first*");
    }

    [TorchFact]
    public void A_step_that_is_waited_for_is_refused_while_losses_are_outstanding()
    {
        using var learner = Learner();
        learner.Begin(Lesson[0].Inputs, Lesson[0].Targets);

        FluentActions.Invoking(() => learner.Train(Lesson[0].Inputs, Lesson[0].Targets)).Should().Throw<InvalidOperationException>().WithMessage("*take them first*");
    }

    [TorchFact]
    public void Batches_too_large_for_many_have_room_for_few()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(Batch: 4096, Window: 1000), Networks.Initial(Spec));

        learner.MostPending.Should().Be(1);
    }

    private static TorchLearner Learner() => new(Spec, new TrainingSettings(), Networks.Initial(Spec));
}
