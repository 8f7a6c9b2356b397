using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests;

public sealed class ClassEvaluatorTests
{
    private static readonly int[][] Training = [[0, 1, 2, 0, 1, 2, 2]];
    private static readonly int[][] Validation = [[0, 1, 2, 2, 0], [1, 1], [2, 2, 1, 1, 0, 2]];

    [Theory]
    [InlineData(InputKind.Scalar)]
    [InlineData(InputKind.Embedding)]
    public void Losses_of_a_network_that_ignores_its_input_follow_from_its_biases(InputKind input)
    {
        // Arrange: all weights are 0, so the scores are the biases: p = e^0, e^1, e^3 over their sum.
        // Targets: 2, 0, 1, 0, 2 after 2, 2, 1, 1, 0.
        double[] scores = [0, 1, 3];
        var sum = scores.Sum(Math.Exp);
        // Act
        var evaluation = Evaluate(input, [0, 1, 3], batch: 2);
        // Assert
        (evaluation.Window, evaluation.Stride, evaluation.Classes).Should().Be((SmallModel.ClassWindow, 1, 3));
        evaluation.Validation.Windows.Should().Be(5);
        var nats = ((int[])[2, 0, 1, 0, 2]).Average(target => Math.Log(sum) - scores[target]);
        evaluation.Validation.CrossEntropyNats.Should().BeApproximately(nats, 1e-6);
        evaluation.Validation.CrossEntropyBits.Should().BeApproximately(evaluation.Validation.CrossEntropyNats / Math.Log(2), 1e-9);
        evaluation.Validation.Accuracy.Should().Be(0.4);
        evaluation.Validation.RepeatShare.Should().Be(0.4, "it always predicts 2, and two windows end with 2");
        evaluation.Validation.TargetRepeatShare.Should().Be(0.4, "2 after 2, and 1 after 1");
        (evaluation.Validation.DistinctAnswers, evaluation.Validation.DistinctTargets).Should().Be((1, 3));
    }

    [Fact]
    public void Scores_too_large_for_exp_still_give_a_loss()
    {
        var evaluation = Evaluate(InputKind.Scalar, [0, 0, 1000], batch: 64);

        evaluation.Validation.CrossEntropyNats.Should().BeApproximately(3 * 1000 / 5.0, 1e-3);
    }

    [Fact]
    public void The_size_of_a_batch_does_not_change_the_losses()
    {
        var one = Evaluate(InputKind.Embedding, [0, 1, 3], batch: 1);
        var many = Evaluate(InputKind.Embedding, [0, 1, 3], batch: 64);

        one.Validation.CrossEntropyNats.Should().BeApproximately(many.Validation.CrossEntropyNats, 1e-7);
    }

    [Fact]
    public void The_baselines_are_evaluated_on_the_same_windows() => Evaluate(InputKind.Embedding, [0, 1, 3], batch: 8).Baselines.Should()
        .Equal(ClassPredictors.Evaluate(Training, Validation, classes: 3, SmallModel.ClassWindow, stride: 1));

    [Fact]
    public void A_regression_model_is_refused()
    {
        using var folder = new TempFolder();
        using var model = MusicModel.Load(SmallModel.Export(folder), DevicePreference.Cpu);

        var evaluate = () => ClassEvaluator.Evaluate(model, Training, Validation);

        evaluate.Should().Throw<EvaluationException>().WithMessage("*rnn-1x3-s0*");
    }

    private static ClassEvaluation Evaluate(InputKind input, float[] biases, int batch)
    {
        using var folder = new TempFolder();
        using var model = MusicModel.Load(SmallModel.ExportClasses(folder, input, biases), DevicePreference.Cpu);
        return ClassEvaluator.Evaluate(model, Training, Validation, batch: batch);
    }
}
