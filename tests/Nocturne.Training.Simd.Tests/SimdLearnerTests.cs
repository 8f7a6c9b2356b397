using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Tests;

public sealed class SimdLearnerTests
{
    private static readonly StepSettings Step = new(LearningRate: 1e-3, Seed: 4);
    private static readonly TrainingSettings Everything = new(
        ClipNorm: 0.5, Optimizer: new(OptimizerKind.AdamW, WeightDecay: 0.01), Dropout: new(0.1, 0.2, 0.3), Averaging: 0.9);

    public static TheoryData<CellKind> Cells() => new(Networks.Cells);

    public static TheoryData<CellKind, string> Shapes()
    {
        var data = new TheoryData<CellKind, string>();
        foreach (var cell in Networks.Cells)
            foreach (var shape in (string[])["1 scalar", "2 embedding", "2 chain"])
                data.Add(cell, shape);
        return data;
    }

    public static TheoryData<OptimizerKind, double> Optimizers() => new()
    {
        { OptimizerKind.Adam, 0 },
        { OptimizerKind.AdamW, 0 },
        { OptimizerKind.Sgd, 0 },
        { OptimizerKind.Sgd, 0.9 },
        { OptimizerKind.RmsProp, 0 },
        { OptimizerKind.RmsProp, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_step_allocates_nothing(CellKind cell, string shape)
    {
        var spec = Networks.Small(cell, shape);
        using var learner = Networks.Learner(spec, settings: Everything);
        var batch = Streams(spec, rows: 11, steps: 9);
        Train(learner, batch, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Train(learner, batch, 5);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void It_learns_to_name_the_last_token(CellKind cell)
    {
        var spec = ModelSpec.OneField(cell, 24, 1, 12, HeadKind.Categorical, embedding: 8);
        using var learner = Networks.Learner(spec);
        var batch = new BatchBuffer(fields: 1);
        batch.Begin(rows: 64, steps: 4, firstScored: 3);
        var random = new Random(1);
        for (var row = 0; row < 64; row++)
        {
            var tokens = Networks.Row(spec, 4, random);
            tokens[4] = tokens[3];
            batch.Fill(row, tokens);
        }
        learner.Loss(batch.Batch).Mean.Should().BeGreaterThan(Math.Log(12) / 2, "the network is untrained");

        Train(learner, batch, 200, new StepSettings(0.01));

        learner.Loss(batch.Batch).Mean.Should().BeLessThan(0.05);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Carried_state_reaches_further_back_than_a_batch(CellKind cell)
    {
        // Arrange: the targets of the second batch depend on the first batch
        var spec = ModelSpec.OneField(cell, 16, 1, 4, HeadKind.Categorical, embedding: 4);
        using var learner = Networks.Learner(spec);
        BatchBuffer first = new(1), second = new(1);
        void Fill(int shift)
        {
            first.Begin(8, 1, carries: true);
            second.Begin(8, 1, carries: true);
            for (var row = 0; row < 8; row++)
            {
                var token = (row + shift) % 2;
                first.Fill(row, [token, 2]);
                second.Fill(row, [2, token], continues: true);
            }
        }
        // Act
        for (var step = 0; step < 400; step++)
        {
            Fill(step / 3);
            learner.Train(first.Batch, new StepSettings(0.01));
            learner.Train(second.Batch, new StepSettings(0.01));
        }
        // Assert
        learner.Loss(first.Batch);
        learner.Loss(second.Batch).Mean.Should().BeLessThan(0.1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    public void A_token_outside_the_vocabulary_is_refused(int token)
    {
        using var learner = Networks.Learner(ModelSpec.OneField(CellKind.Gru, 8, 1, 12, HeadKind.Categorical, embedding: 4));

        var training = () => { learner.Train(new Batch { Tokens = [1, 2, token], Rows = 1, Steps = 2 }, Step); };

        training.Should().Throw<ArgumentException>().WithMessage($"*{token}*step 2*");
    }

    [Fact]
    public void Scores_too_large_for_exp_still_give_a_loss()
    {
        var spec = ModelSpec.OneField(CellKind.Rnn, 4, 1, 3, HeadKind.Categorical);
        var weights = new Weights(spec);
        weights[ParameterNames.HeadBias(0)][1] = 1000;
        using var learner = new SimdLearner(spec, new TrainingSettings(), LearnerState.Initial(weights));

        learner.Loss(new Batch { Tokens = [0, 0], Rows = 1, Steps = 1 }).Mean.Should().BeApproximately(1000, 1e-3);
        learner.Loss(new Batch { Tokens = [0, 1], Rows = 1, Steps = 1 }).Mean.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_batch_of_another_size_leaves_no_trace(CellKind cell, string shape)
    {
        var spec = Networks.Small(cell, shape);
        using var disturbed = Networks.Learner(spec, settings: Everything);
        using var undisturbed = Networks.Learner(spec, settings: Everything);
        var batch = Networks.Tokens(spec, rows: 11, steps: 9);

        disturbed.Loss(Streams(spec, rows: 20, steps: 30).Batch);
        disturbed.Loss(Networks.Tokens(spec, rows: 3, steps: 2, seed: 6).Batch);

        disturbed.Train(batch.Batch, Step).Sum.Should().Be(undisturbed.Train(batch.Batch, Step).Sum);
        ShouldBeSame(disturbed.Save(), undisturbed.Save());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_pads_a_short_row_has_no_influence(CellKind cell, string shape)
    {
        // Arrange: the same sequences, alone and next to a longer one that is not scored
        var spec = Networks.Small(cell, shape);
        var rows = Enumerable.Range(0, 3).Select(seed => Networks.Row(spec, 4, new Random(seed))).ToArray();
        BatchBuffer exact = new(spec.Fields), padded = new(spec.Fields);
        exact.Begin(3, 4);
        padded.Begin(5, 7);
        for (var row = 0; row < 3; row++)
        {
            exact.Fill(row, rows[row]);
            padded.Fill(row, rows[row]);
        }
        using var learner = Networks.Learner(spec);
        using var other = Networks.Learner(spec);
        // Act
        var loss = learner.Train(exact.Batch, Step).Sum;
        var paddedLoss = other.Train(padded.Batch, Step).Sum;
        // Assert
        paddedLoss.Should().BeApproximately(loss, 1e-5);
        var expected = learner.Save().Weights;
        foreach (var parameter in spec.Parameters())
            other.Save().Weights[parameter.Name].Zip(expected[parameter.Name]).Should()
                .OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_saved_state_resumes_in_the_middle_of_a_stream_to_the_bit(CellKind cell, string shape)
    {
        var spec = Networks.Small(cell, shape);
        using var unbroken = Networks.Learner(spec, settings: Everything);
        using var first = Networks.Learner(spec, settings: Everything);
        using var second = Networks.Learner(spec, seed: 99, settings: Everything);
        var batch = Streams(spec, rows: 11, steps: 5);

        Train(unbroken, batch, 6);
        Train(first, batch, 3);
        second.Load(first.Save());
        Train(second, batch, 3);

        ShouldBeSame(second.Save(), unbroken.Save());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_resumes_to_the_bit(OptimizerKind kind, double momentum)
    {
        var (spec, settings) = (Networks.Small(CellKind.Gru, "2 chain"), new TrainingSettings(Optimizer: new(kind, 0.01, momentum)));
        using var unbroken = Networks.Learner(spec, settings: settings);
        using var first = Networks.Learner(spec, settings: settings);
        using var second = Networks.Learner(spec, seed: 99, settings: settings);
        var batch = Networks.Tokens(spec);

        Train(unbroken, batch, 6);
        Train(first, batch, 3);
        second.Load(first.Save());
        Train(second, batch, 3);

        ShouldBeSame(second.Save(), unbroken.Save());
        second.Save().Slots.Keys.Should().BeEquivalentTo(settings.Slots);
    }

    [Fact]
    public void A_slot_that_the_optimizer_does_not_have_is_refused()
    {
        var spec = Networks.Small(CellKind.Gru, "1 scalar");
        using var adam = Networks.Learner(spec);
        using var sgd = Networks.Learner(spec, settings: new TrainingSettings(Optimizer: new(OptimizerKind.Sgd)));

        var loading = () => sgd.Load(adam.Save());

        loading.Should().Throw<ArgumentException>().WithMessage("*moment*Sgd*");
    }

    [Fact]
    public void The_average_follows_the_weights()
    {
        var spec = Networks.Small(CellKind.Gru, "1 embedding");
        using var learner = Networks.Learner(spec, settings: new TrainingSettings(Averaging: 0.75));
        var before = learner.Save().Weights[ParameterNames.HeadBias(0)];

        learner.Train(Networks.Tokens(spec).Batch, new StepSettings(0.1));

        var state = learner.Save();
        var after = state.Weights[ParameterNames.HeadBias(0)];
        var average = state.Slots[OptimizerSettings.Average][ParameterNames.HeadBias(0)];
        for (var i = 0; i < after.Length; i++)
            average[i].Should().BeApproximately(0.75f * before[i] + 0.25f * after[i], 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Vectors_of_every_width_come_to_the_same_loss(CellKind cell)
    {
        var spec = Networks.Small(cell, "2 chain");
        var batch = Networks.Tokens(spec);

        var losses = new[] { 128, 256, 512 }.Select(bits =>
        {
            using var learner = new SimdLearner(spec, Everything, LearnerState.Initial(Networks.Initial(spec)), bits);
            Train(learner, batch, 10);
            return learner.Loss(batch.Batch).Mean;
        }).ToArray();

        losses.Should().AllSatisfy(loss => loss.Should().BeApproximately(losses[0], 2e-5));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_forward_run_in_two_parts_is_one_run(CellKind cell)
    {
        var spec = Networks.Small(cell, "2 chain");
        using var learner = Networks.Learner(spec);
        var row = Networks.Row(spec, 6, new Random(2));
        float[] unbroken = new float[6 * spec.OutputSize], parts = new float[6 * spec.OutputSize];
        var state = new RecurrentState(spec, 1);

        learner.Forward(new Batch { Tokens = row, Rows = 1, Steps = 6 }, unbroken, new RecurrentState(spec, 1));
        learner.Forward(
            new Batch { Tokens = row.AsSpan(0, 3 * spec.Fields), Rows = 1, Steps = 2 }, parts.AsSpan(0, 2 * spec.OutputSize), state);
        learner.Forward(new Batch { Tokens = row.AsSpan(2 * spec.Fields), Rows = 1, Steps = 4 }, parts.AsSpan(2 * spec.OutputSize), state);

        parts.Zip(unbroken).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
    }

    [Fact]
    public void A_state_of_another_network_is_refused()
    {
        using var learner = Networks.Learner(ModelSpec.OneField(CellKind.Gru, 8, 1, 7));

        var loading = () => learner.Load(LearnerState.Initial(new Weights(ModelSpec.OneField(CellKind.Gru, 9, 1, 7))));

        loading.Should().Throw<ArgumentException>().WithMessage("*gru-1x9*gru-1x8*");
    }

    [Fact]
    public void Tokens_that_do_not_make_a_batch_are_refused()
    {
        using var learner = Networks.Learner(ModelSpec.OneField(CellKind.Rnn, 8, 1, 7));

        var training = () => { learner.Train(new Batch { Tokens = new int[10], Rows = 3, Steps = 2 }, Step); };

        training.Should().Throw<ArgumentException>();
    }

    private static void Train(SimdLearner learner, BatchBuffer batch, int steps, StepSettings? settings = null)
    {
        for (var step = 0; step < steps; step++)
            learner.Train(batch.Batch, settings ?? Step);
    }

    // Rows of every length; some continue the previous batch.
    private static BatchBuffer Streams(ModelSpec spec, int rows, int steps)
    {
        var (random, batch) = (new Random(8), new BatchBuffer(spec.Fields));
        batch.Begin(rows, steps, carries: true);
        for (var row = 0; row < rows; row++)
            batch.Fill(row, Networks.Row(spec, row % (steps + 1), random), continues: row % 2 == 0);
        return batch;
    }

    private static void ShouldBeSame(LearnerState actual, LearnerState expected)
    {
        foreach (var parameter in expected.Weights.Spec.Parameters())
        {
            actual.Weights[parameter.Name].Should().Equal(expected.Weights[parameter.Name]);
            foreach (var slot in expected.Slots.Keys)
                actual.Slots[slot][parameter.Name].Should().Equal(expected.Slots[slot][parameter.Name]);
        }
        actual.Steps.Should().Be(expected.Steps);
        actual.Carried?.Hidden.Should().Equal(expected.Carried!.Hidden);
        actual.Carried?.Cell.Should().Equal(expected.Carried!.Cell);
    }
}
