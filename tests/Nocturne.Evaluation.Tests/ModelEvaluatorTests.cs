using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests;

public sealed class ModelEvaluatorTests
{
    private static readonly int[][] Training = [Piece(1, 23)];
    private static readonly int[][] Validation = [Piece(2, 11), [5, 6], Piece(3, 8)];

    [Fact]
    public void Losses_are_those_of_a_direct_computation()
    {
        // Arrange: 7 + 0 + 4 windows in batches of 3, so that the last is short
        var (targets, outputs) = Direct(Validation);
        var residuals = targets.Zip(outputs, (target, output) => target - output).ToArray();
        var mse = residuals.Average(e => e * e);
        // Act
        var losses = Evaluate(batch: 3).Validation;
        // Assert
        losses.Windows.Should().Be(11);
        losses.ScaledMse.Should().BeApproximately(mse, 1e-6);
        losses.SemitonesRms.Should().BeApproximately(88 * Math.Sqrt(mse), 1e-4);
        losses.ResidualMean.Should().BeApproximately(residuals.Average(), 1e-6);
        losses.ResidualSpread.Should().BeApproximately(Spread(residuals), 1e-6);
        losses.TargetSpread.Should().BeApproximately(Spread(targets), 1e-6);
        losses.AnswerSpread.Should().BeApproximately(Spread(outputs), 1e-6);
        losses.RSquared.Should().BeApproximately(1 - mse / Math.Pow(Spread(targets), 2), 1e-5);
    }

    [Fact]
    public void The_size_of_a_batch_does_not_change_the_losses()
    {
        var (one, many) = (Evaluate(batch: 1), Evaluate(batch: 64));

        one.Validation.ScaledMse.Should().BeApproximately(many.Validation.ScaledMse, 1e-7);
    }

    [Fact]
    public void The_training_pieces_are_evaluated_too()
    {
        var (targets, outputs) = Direct(Training);

        Evaluate().Training.ScaledMse.Should().BeApproximately(targets.Zip(outputs, (t, o) => (t - o) * (t - o)).Average(), 1e-6);
    }

    [Fact]
    public void The_model_is_compared_with_each_baseline()
    {
        var evaluation = Evaluate();

        evaluation.Baselines.Select(beside => beside.Baseline).Should()
            .Equal(TrivialPredictors.Evaluate(Training, Validation, SmallModel.Values, SmallModel.Window, stride: 1));
        evaluation.Baselines.Should().OnlyContain(beside => beside.Skill == 1 - evaluation.Validation.ScaledMse / beside.Baseline.ScaledMse);
    }

    [Fact]
    public void A_stride_below_one_is_refused() => FluentActions.Invoking(() => Evaluate(stride: 0))
        .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void A_categorical_model_is_refused()
    {
        using var folder = new TempFolder();
        using var model = MusicModel.Load(SmallModel.ExportClasses(folder, InputKind.Scalar, [0, 1, 3]), DevicePreference.Cpu);

        var evaluate = () => ModelEvaluator.Evaluate(model, Training, Validation);

        evaluate.Should().Throw<EvaluationException>().WithMessage("*gru-1x2-s0*");
    }

    private static ModelEvaluation Evaluate(int stride = 1, int batch = 256)
    {
        using var folder = new TempFolder();
        using var model = MusicModel.Load(SmallModel.Export(folder), DevicePreference.Cpu);
        return ModelEvaluator.Evaluate(model, Training, Validation, stride, batch);
    }

    private static (double[] Targets, double[] Outputs) Direct(int[][] pieces)
    {
        var windows = pieces.SelectMany(piece => Enumerable.Range(0, Math.Max(0, piece.Length - SmallModel.Window))
            .Select(start => piece[start..(start + SmallModel.Window + 1)].Select(note => note / 88.0).ToArray())).ToList();
        return ([.. windows.Select(window => window[^1])], [.. windows.Select(window => SmallModel.Output(window.AsSpan(..^1)))]);
    }

    private static double Spread(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));

    private static int[] Piece(int seed, int notes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, notes).Select(_ => random.Next(88))];
    }
}
