using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Torch.Tests.Package;

namespace Nocturne.Training.Torch.Tests;

public sealed class OptimizerTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Gru, fields: 4);
    private static readonly Lesson Lesson = new(Spec, kind: BatchKind.Pieces);

    [TorchAndPythonTheory]
    [InlineData(OptimizerKind.Adam, 0, 0, 0)]
    [InlineData(OptimizerKind.Adam, 0.1, 0, 0.5)]
    [InlineData(OptimizerKind.AdamW, 0.1, 0, 0)]
    [InlineData(OptimizerKind.Sgd, 0, 0, 0)]
    [InlineData(OptimizerKind.Sgd, 0.1, 0.9, 0.5)]
    [InlineData(OptimizerKind.RmsProp, 0, 0, 0)]
    [InlineData(OptimizerKind.RmsProp, 0.1, 0.9, 0)]
    public void Its_steps_are_those_of_PyTorch(OptimizerKind kind, double weightDecay, double momentum, double clipNorm)
    {
        // Arrange
        var spec = ModelSpec.OneField(CellKind.Gru, hidden: 4, layers: 1, vocabulary: 5, HeadKind.Categorical, embedding: 3);
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            Peer.Ramp(parameter.Count).Numbers().CopyTo(weights[parameter.Name], 0);
        int[] tokens = [.. Enumerable.Range(0, 8).Select(place => place * 3 % 5)];
        var settings = new TrainingSettings(ClipNorm: clipNorm, Optimizer: new(kind, weightDecay, momentum));
        using var learner = new TorchLearner(spec, settings, LearnerState.Initial(weights));
        // Act
        for (var step = 0; step < 10; step++)
            learner.Train(new() { Tokens = tokens, Rows = 2, Steps = 3 }, new StepSettings(0.01));
        // Assert
        var (trained, expected) = (learner.Save().Weights, Peer.Computes("training", kind, weightDecay, momentum, clipNorm));
        foreach (var (index, parameter) in spec.Parameters().Index())
            trained[parameter.Name].ShouldBeClose(expected[index], 1e-5, parameter.Name);
    }

    [TorchFact]
    public void The_average_is_the_running_mean_of_the_weights()
    {
        // Arrange
        using var learner = Networks.Torch(Spec, new TrainingSettings(Averaging: 0.75));
        var name = ParameterNames.StateWeights(1);
        var expected = learner.Save().Weights[name];
        // Act
        for (var step = 0; step < 3; step++)
        {
            Lesson.Teach(learner, 1, first: step);
            expected = [.. expected.Zip(learner.Save().Weights[name], (average, weight) => 0.75f * average + 0.25f * weight)];
        }
        // Assert
        learner.Save().Slots[OptimizerSettings.Average][name].ShouldBeClose(expected, 1e-6, name);
    }

    [TorchFact]
    public void The_average_has_the_constants_of_the_weights()
    {
        using var learner = Networks.Torch(Spec, new TrainingSettings(Averaging: 0.75));

        var state = learner.Save();

        foreach (var constants in Spec.Constants())
            state.Slots[OptimizerSettings.Average][constants.Name].Should().Equal(state.Weights[constants.Name]);
    }

    [TorchFact]
    public void Training_leaves_constants_alone()
    {
        using var learner = Networks.Torch(Spec, new TrainingSettings(Optimizer: new(OptimizerKind.AdamW, WeightDecay: 0.1)));
        var before = learner.Save().Weights;

        Lesson.Teach(learner, 3);

        foreach (var constants in Spec.Constants())
            learner.Save().Weights[constants.Name].Should().Equal(before[constants.Name]);
    }

    [TorchFact]
    public void Dropped_state_weights_come_back_after_the_step()
    {
        using var learner = Networks.Torch(Spec, new TrainingSettings(Optimizer: new(OptimizerKind.Sgd), Dropout: new(Recurrent: 0.5)));
        var before = learner.Save().Weights;

        Lesson.Teach(learner, 3, rate: 0);

        learner.Save().Weights.ShouldBeClose(before, 0);
    }

    [TorchFact]
    public void An_evaluation_drops_nothing()
    {
        using var dropping = Networks.Torch(Spec, new TrainingSettings(Dropout: new(0.5, 0.5, 0.5)));
        using var plain = Networks.Torch(Spec);

        dropping.Loss(Lesson[0]).Mean.Should().BeApproximately(plain.Loss(Lesson[0]).Mean, 1e-6);
    }

    [TorchFact]
    public void A_slot_of_another_optimizer_is_refused()
    {
        using var adam = Networks.Torch(Spec);
        using var descent = Networks.Torch(Spec, new TrainingSettings(Optimizer: new(OptimizerKind.Sgd)));

        FluentActions.Invoking(() => descent.Load(adam.Save())).Should().Throw<ArgumentException>().WithMessage("*first-moment*Sgd*");
    }
}
