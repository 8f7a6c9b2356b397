using Nocturne.Models;
using TorchSharp;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Alone: the count of live tensors is the whole process's.</summary>
[Collection("counts live tensors")]
public sealed class LiveTensorTests
{
    [TorchTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Live_tensors_stay_as_many_over_a_thousand_steps(CellKind cell, InputKind input, HeadKind head)
    {
        // Arrange: batches of two sizes, and all else that a run does now and then
        var spec = Networks.Spec(cell, 2, 8, input, head);
        var (whole, rest) = (new Lesson(spec), new Lesson(spec, batch: 3));
        using var learner = new TorchLearner(spec, new TrainingSettings(ClipNorm: 1), Networks.Initial(spec));
        Live(learner, whole, rest, 50);
        var before = torch.Tensor.TotalCount;
        // Act
        Live(learner, whole, rest, 1000);
        // Assert
        torch.Tensor.TotalCount.Should().Be(before);
    }

    private static void Live(TorchLearner learner, Lesson whole, Lesson rest, int steps)
    {
        whole.Teach(learner, steps / 2);
        rest.Teach(learner, steps / 2);
        learner.Loss(whole[0].Inputs, whole[0].Targets);
        learner.Load(learner.Save());
    }
}

[CollectionDefinition("counts live tensors", DisableParallelization = true)]
public sealed class LiveTensorsAlone;
