using Nocturne.Models;

namespace Nocturne.Training.Simd.Tests;

public sealed class SimdLearnerTests
{
    public static TheoryData<CellKind> Cells() => new(Networks.Cells);

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_step_allocates_nothing(CellKind cell)
    {
        using var learner = Networks.Learner(new ModelSpec(cell, Hidden: 64, Layers: 2));
        float[] inputs = Networks.Numbers(64 * 30, seed: 1), targets = Networks.Numbers(64, seed: 2);
        learner.Train(inputs, targets);

        AllocatedByFiveSteps(learner, inputs, targets).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_step_with_classes_and_an_embedding_allocates_nothing(CellKind cell)
    {
        using var learner = Networks.Learner(new ModelSpec(cell, Hidden: 32, Layers: 2, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 100, EmbeddingSize: 20));
        float[] inputs = [.. Networks.Numbers(16 * 10, seed: 1).Select(number => MathF.Floor(number * 100))], targets = inputs[..16];
        learner.Train(inputs, targets);

        AllocatedByFiveSteps(learner, inputs, targets).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void It_learns_to_name_the_last_token(CellKind cell)
    {
        var spec = new ModelSpec(cell, Hidden: 24, Layers: 1, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 12, EmbeddingSize: 8);
        using var learner = Networks.Learner(spec, settings: new TrainingSettings(LearningRate: 0.01));
        float[] inputs = [.. Networks.Numbers(64 * 4, seed: 1).Select(number => MathF.Floor(number * 12))];
        var targets = Enumerable.Range(0, 64).Select(row => inputs[row * 4 + 3]).ToArray();
        learner.Loss(inputs, targets).Should().BeGreaterThan(Math.Log(12) / 2, "it knows nothing yet");

        for (var step = 0; step < 200; step++)
            learner.Train(inputs, targets);

        learner.Loss(inputs, targets).Should().BeLessThan(0.05);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    public void A_class_that_is_not_there_is_refused(float target)
    {
        using var learner = Networks.Learner(new ModelSpec(CellKind.Gru, Hidden: 8, Layers: 1, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 12, EmbeddingSize: 4));

        var training = () => learner.Train([1, 2], [target]);

        training.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*use 0 to 11*");
    }

    [Fact]
    public void Scores_too_large_for_exp_still_give_a_loss()
    {
        var spec = new ModelSpec(CellKind.Rnn, Hidden: 4, Layers: 1, InputKind.Scalar, HeadKind.Categorical, Vocabulary: 3);
        var weights = new Weights(spec);
        weights["head.bias"][1] = 1000;
        using var learner = new SimdLearner(spec, new TrainingSettings(), LearnerState.Initial(weights));

        learner.Loss([0.5f, 0.5f], [0]).Should().BeApproximately(1000, 1e-3);
        learner.Loss([0.5f, 0.5f], [1]).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_batch_of_another_size_leaves_no_trace(CellKind cell)
    {
        var spec = new ModelSpec(cell, Hidden: 20, Layers: 2);
        using var disturbed = Networks.Learner(spec);
        using var undisturbed = Networks.Learner(spec);
        float[] inputs = Networks.Numbers(11 * 9, seed: 1), targets = Networks.Numbers(11, seed: 2);

        disturbed.Loss(Networks.Numbers(64 * 30, seed: 3), Networks.Numbers(64, seed: 4));
        disturbed.Loss(Networks.Numbers(3 * 2, seed: 5), Networks.Numbers(3, seed: 6));

        disturbed.Train(inputs, targets).Should().Be(undisturbed.Train(inputs, targets));
        ShouldBeSame(disturbed.Save().Weights, undisturbed.Save().Weights);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_saved_state_goes_on_as_if_nothing_had_been(CellKind cell)
    {
        var spec = new ModelSpec(cell, Hidden: 20, Layers: 2);
        float[] inputs = Networks.Numbers(16 * 5, seed: 1), targets = Networks.Numbers(16, seed: 2);
        using var whole = Networks.Learner(spec);
        using var first = Networks.Learner(spec);
        using var second = Networks.Learner(spec, seed: 99);

        for (var step = 0; step < 6; step++)
            whole.Train(inputs, targets);
        for (var step = 0; step < 3; step++)
            first.Train(inputs, targets);
        second.Load(first.Save());
        for (var step = 0; step < 3; step++)
            second.Train(inputs, targets);

        ShouldBeSame(second.Save().Weights, whole.Save().Weights);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Vectors_of_every_width_come_to_the_same_loss(CellKind cell)
    {
        var spec = new ModelSpec(cell, Hidden: 33, Layers: 2);
        float[] inputs = Networks.Numbers(10 * 12, seed: 1), targets = Networks.Numbers(10, seed: 2);

        var losses = new[] { 128, 256, 512 }.Select(bits =>
        {
            using var learner = new SimdLearner(spec, new TrainingSettings(), LearnerState.Initial(WeightInitializer.Create(spec, seed: 1)), bits);
            for (var step = 0; step < 10; step++)
                learner.Train(inputs, targets);
            return learner.Loss(inputs, targets);
        }).ToArray();

        losses.Should().AllSatisfy(loss => loss.Should().BeApproximately(losses[0], 1e-6));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void It_learns_to_repeat_the_last_number(CellKind cell)
    {
        using var learner = Networks.Learner(new ModelSpec(cell, Hidden: 16, Layers: 1), settings: new TrainingSettings(LearningRate: 0.01));
        var inputs = Networks.Numbers(64 * 4, seed: 1);
        var targets = Enumerable.Range(0, 64).Select(row => inputs[row * 4 + 3]).ToArray();
        var untrained = learner.Loss(inputs, targets);

        for (var step = 0; step < 300; step++)
            learner.Train(inputs, targets);

        learner.Loss(inputs, targets).Should().BeLessThan(untrained / 100);
    }

    [Fact]
    public void A_state_of_another_network_is_refused()
    {
        using var learner = Networks.Learner(new ModelSpec(CellKind.Gru, Hidden: 8, Layers: 1));

        var loading = () => learner.Load(LearnerState.Initial(new Weights(new ModelSpec(CellKind.Gru, Hidden: 9, Layers: 1))));

        loading.Should().Throw<ArgumentException>().WithMessage("*gru-1x9*gru-1x8*");
    }

    [Fact]
    public void Inputs_that_do_not_make_a_batch_are_refused()
    {
        using var learner = Networks.Learner(new ModelSpec(CellKind.Rnn, Hidden: 8, Layers: 1));

        var training = () => learner.Train(new float[10], new float[3]);

        training.Should().Throw<ArgumentException>().WithMessage("*10 inputs*batch of 3*");
    }

    private static long AllocatedByFiveSteps(SimdLearner learner, float[] inputs, float[] targets)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 5; step++)
            learner.Train(inputs, targets);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ShouldBeSame(Weights actual, Weights expected)
    {
        foreach (var parameter in expected.Spec.Parameters())
            actual[parameter.Name].Should().Equal(expected[parameter.Name]);
    }
}
