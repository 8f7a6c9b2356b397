using Nocturne.Models;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Torch.Tests;

/// <summary>The two learners, written apart from each other, hold each other to account.</summary>
public sealed class ParityTests
{
    [TorchTheory]
    [MemberData(nameof(Networks.All), MemberType = typeof(Networks))]
    public void The_first_step_has_the_same_loss_and_the_same_gradients(CellKind cell, int layers, int hidden, InputKind input, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, layers, hidden, input, head);
        var lesson = new Lesson(spec);
        using var torch = new TorchLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        using var simd = new SimdLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        // Act
        var (actual, expected) = (lesson.Teach(torch, 1), lesson.Teach(simd, 1));
        // Assert: after one step Adam's first moments are a tenth of the gradients
        actual.ShouldFollow(expected, 1e-5);
        torch.Save().FirstMoments.ShouldBeClose(simd.Save().FirstMoments, 1e-5);
    }

    [TorchTheory]
    [MemberData(nameof(Networks.WithEveryHead), MemberType = typeof(Networks))]
    public void Two_hundred_steps_follow_the_same_curve(CellKind cell, int layers, int hidden, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, layers, hidden, head == HeadKind.Categorical ? InputKind.Embedding : InputKind.Scalar, head);
        var lesson = new Lesson(spec, batch: 8, window: 5);
        using var torch = new TorchLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        using var simd = new SimdLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        // Act
        var (actual, expected) = (lesson.Teach(torch, 200), lesson.Teach(simd, 200));
        // Assert
        expected[^8..].Average().Should().BeLessThan(expected[..8].Average(), "otherwise nothing was learned");
        actual.ShouldFollow(expected, 1e-3);
    }

    [TorchTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Outputs_states_and_loss_are_the_same(CellKind cell, InputKind input, HeadKind head)
    {
        // Arrange: a batch of another size and window than the settings', as the last one of an epoch is
        var spec = Networks.Spec(cell, 2, 16, input, head);
        var (inputs, targets) = new Lesson(spec, batch: 3, window: 7)[0];
        using var torch = new TorchLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        using var simd = new SimdLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        // Act
        var (actual, expected) = (Run(torch, inputs), Run(simd, inputs));
        // Assert
        actual.Outputs.ShouldBeClose(expected.Outputs, 1e-5, "output");
        actual.Hidden.ShouldBeClose(expected.Hidden, 1e-5, "hidden state");
        actual.Cell.Should().HaveCount(expected.Cell.Length);
        actual.Cell.Prepend(1).ToArray().ShouldBeClose(expected.Cell.Prepend(1).ToArray(), 1e-5, "cell state");
        new[] { torch.Loss(inputs, targets) }.ShouldFollow([simd.Loss(inputs, targets)], 1e-5);
    }

    [TorchTheory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    public void Gradients_are_clipped_alike(double clipNorm)
    {
        // Arrange
        var spec = Networks.Spec(CellKind.Gru, 2, 16, InputKind.Embedding, HeadKind.Categorical);
        var (lesson, settings) = (new Lesson(spec), new TrainingSettings(ClipNorm: clipNorm));
        using var torch = new TorchLearner(spec, settings, Networks.Initial(spec));
        using var simd = new SimdLearner(spec, settings, Networks.Initial(spec));
        // Act
        lesson.Teach(torch, 1);
        lesson.Teach(simd, 1);
        // Assert
        torch.Save().FirstMoments.ShouldBeClose(simd.Save().FirstMoments, 1e-5);
    }

    private static (float[] Outputs, float[] Hidden, float[] Cell) Run(ILearner learner, float[] inputs)
    {
        var (spec, batch) = (learner.Spec, 3);
        var outputs = new float[inputs.Length * spec.OutputSize];
        var hidden = new float[spec.Layers * batch * spec.Hidden];
        var cell = new float[spec.HasCellState ? hidden.Length : 0];
        learner.Forward(inputs, batch, outputs, hidden, cell);
        return (outputs, hidden, cell);
    }
}
