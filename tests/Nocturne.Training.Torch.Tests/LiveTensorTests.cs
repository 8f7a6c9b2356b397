using Nocturne.Models;
using Nocturne.Training.Contract;
using TorchSharp;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Runs alone, because the count of live tensors covers the whole process.</summary>
[Collection("counts live tensors")]
public sealed class LiveTensorTests
{
    private static readonly TrainingSettings Everything =
        new(ClipNorm: 1, Dropout: new(0.1, 0.1, 0.1), Averaging: 0.9, Optimizer: new(WeightDecay: 0.01));

    [TorchTheory]
    [MemberData(nameof(Networks.WithEveryBatch), MemberType = typeof(Networks))]
    public void Live_tensors_stay_as_many_over_hundreds_of_steps(CellKind cell, int fields, BatchKind kind)
    {
        // Arrange: batches of two sizes, and everything else that a run does occasionally
        var spec = Networks.Spec(cell, fields);
        var (whole, rest) = (new Lesson(spec, kind: kind), new Lesson(spec, rows: 3, kind: kind));
        using var learner = Networks.Torch(spec, Everything);
        Use(learner, whole, rest, 16);
        var before = Collected();
        // Act
        Use(learner, whole, rest, 160);
        // Assert
        torch.Tensor.TotalCount.Should().Be(before);
    }

    [TorchTheory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void A_learner_frees_all_that_it_made(CellKind cell)
    {
        // Arrange
        var spec = Networks.Spec(cell, fields: 4);
        var before = Collected();
        // Act
        using (var learner = Networks.Torch(spec, Everything))
            Use(learner, new Lesson(spec, kind: BatchKind.Streams), new Lesson(spec, rows: 3, kind: BatchKind.Streams), 2);
        // Assert
        torch.Tensor.TotalCount.Should().Be(before);
    }

    // Garbage of other tests must not be collected while tensors are counted.
    private static long Collected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    private static void Use(TorchLearner learner, Lesson whole, Lesson rest, int steps)
    {
        whole.Teach(learner, steps / 2);
        rest.Teach(learner, steps / 2);
        rest.Teach(learner, 1);
        learner.Loss(whole[0]);
        learner.Forward(whole[0], new float[4 * 6 * learner.Spec.OutputSize], new RecurrentState(learner.Spec, 4));
        learner.Load(learner.Save());
    }
}

[CollectionDefinition("counts live tensors", DisableParallelization = true)]
public sealed class LiveTensorsAlone;
