using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Compares losses and gradients with the formulas in double precision.</summary>
public sealed class GradientTests
{
    // One step of plain gradient descent at a rate of 1 changes the weights by the gradients.
    private static readonly TrainingSettings Descent = new(Optimizer: new(OptimizerKind.Sgd));

    [TorchTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Losses_of_one_field_are_those_of_the_formulas(CellKind cell, InputKind input, HeadKind head) =>
        LossesShouldBeThoseOfTheFormulas(Networks.Spec(cell, 2, 5, input, head), BatchKind.Pieces);

    [TorchTheory]
    [MemberData(nameof(Networks.WithEveryBatch), MemberType = typeof(Networks))]
    public void Losses_are_those_of_the_formulas(CellKind cell, int fields, BatchKind kind) =>
        LossesShouldBeThoseOfTheFormulas(Networks.Spec(cell, fields), kind);

    [TorchTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Gradients_of_one_field_are_those_of_the_formulas(CellKind cell, InputKind input, HeadKind head) =>
        GradientsShouldBeThoseOfTheFormulas(Networks.Spec(cell, 2, 5, input, head), BatchKind.Windows, default);

    [TorchTheory]
    [MemberData(nameof(Networks.WithEveryBatch), MemberType = typeof(Networks))]
    public void Gradients_are_those_of_the_formulas(CellKind cell, int fields, BatchKind kind) =>
        GradientsShouldBeThoseOfTheFormulas(Networks.Spec(cell, fields), kind, default);

    [TorchTheory]
    [InlineData(CellKind.Rnn, 0.3, 0, 0)]
    [InlineData(CellKind.Rnn, 0, 0.3, 0)]
    [InlineData(CellKind.Gru, 0, 0, 0.3)]
    [InlineData(CellKind.Lstm, 0.2, 0.3, 0.4)]
    public void Dropped_numbers_have_no_part_in_the_gradients(CellKind cell, double embedding, double output, double recurrent) =>
        GradientsShouldBeThoseOfTheFormulas(Networks.Spec(cell, fields: 4), BatchKind.Pieces, new(embedding, output, recurrent));

    private static void LossesShouldBeThoseOfTheFormulas(ModelSpec spec, BatchKind kind)
    {
        // Arrange: the second batch, which continues the first one in a stream
        var lesson = new Lesson(spec, rows: 3, kind: kind);
        using var learner = Networks.Torch(spec);
        var reference = new Reference(spec, learner.Save().Weights);
        learner.Loss(lesson[0]);
        reference.Carry(lesson[0]);
        // Act
        var loss = learner.Loss(lesson[1]);
        // Assert
        loss.Scored.Should().Be(lesson[1].Scored);
        loss.Heads.ToArray().ShouldFollow(reference.Losses(lesson[1]), 1e-5);
    }

    private static void GradientsShouldBeThoseOfTheFormulas(ModelSpec spec, BatchKind kind, DropoutSettings dropout)
    {
        // Arrange: the second batch, after a step that changes nothing
        var lesson = new Lesson(spec, rows: 3, steps: 4, kind: kind);
        using var learner = Networks.Torch(spec, Descent with { Dropout = dropout });
        var before = learner.Save().Weights;
        var reference = new Reference(spec, before);
        learner.Train(lesson[0], new StepSettings(LearningRate: 0));
        reference.Carry(lesson[0]);
        // Act
        learner.Train(lesson[1], new StepSettings(LearningRate: 1, Seed: 7));
        // Assert
        var after = learner.Save().Weights;
        foreach (var (name, gradient) in reference.Gradients(lesson[1], dropout, seed: 7, step: 1))
            before[name].Zip(after[name], (x, y) => x - y).ToArray().ShouldBeClose(gradient, 1e-4, name);
    }
}
