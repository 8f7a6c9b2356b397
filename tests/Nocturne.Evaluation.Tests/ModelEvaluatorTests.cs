using Nocturne.Evaluation.Baselines;
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
        var (targets, answers) = Direct(Validation);
        var residuals = targets.Zip(answers, (target, answer) => target - answer).ToArray();
        var mse = residuals.Average(e => e * e);
        // Act
        var losses = Evaluate(new EvaluationSettings(Batch: 3)).Validation;
        // Assert
        losses.Windows.Should().Be(11);
        losses.ScaledMse.Should().BeApproximately(mse, 1e-6);
        losses.SemitonesRms.Should().BeApproximately(88 * Math.Sqrt(mse), 1e-4);
        losses.ResidualMean.Should().BeApproximately(residuals.Average(), 1e-6);
        losses.ResidualSpread.Should().BeApproximately(Spread(residuals), 1e-6);
        losses.TargetSpread.Should().BeApproximately(Spread(targets), 1e-6);
        losses.AnswerSpread.Should().BeApproximately(Spread(answers), 1e-6);
        losses.RSquared.Should().BeApproximately(1 - mse / Math.Pow(Spread(targets), 2), 1e-5);
    }

    [Fact]
    public void The_batch_changes_nothing()
    {
        var (one, many) = (Evaluate(new EvaluationSettings(Batch: 1)), Evaluate(new EvaluationSettings(Batch: 64)));

        one.Validation.ScaledMse.Should().BeApproximately(many.Validation.ScaledMse, 1e-7);
    }

    [Fact]
    public void The_training_pieces_are_judged_too()
    {
        var (targets, answers) = Direct(Training);

        Evaluate().Training!.ScaledMse.Should().BeApproximately(targets.Zip(answers, (t, o) => (t - o) * (t - o)).Average(), 1e-6);
    }

    [Fact]
    public void The_training_pieces_can_be_left_out() => Evaluate(new EvaluationSettings(OnTraining: false)).Training.Should().BeNull();

    [Fact]
    public void Each_baseline_stands_beside_the_model()
    {
        var evaluation = Evaluate();

        evaluation.Baselines.Select(beside => beside.Baseline).Should().Equal(TrivialPredictors.Evaluate(Training, Validation, SmallModel.Window, 1));
        evaluation.Baselines.Should().OnlyContain(beside => beside.Skill == 1 - evaluation.Validation.ScaledMse / beside.Baseline.ScaledMse);
    }

    [Fact]
    public void A_stride_below_one_is_refused() =>
        FluentActions.Invoking(() => Evaluate(new EvaluationSettings(Stride: 0))).Should().Throw<SettingException>().WithMessage("*evaluation.stride is 0*");

    [Fact]
    public void A_model_of_another_encoding_is_refused()
    {
        var card = SmallModel.Card with { Encoding = new EncodingCard("events", 300) };

        FluentActions.Invoking(() => ModelEvaluator.CheckCard(card)).Should().Throw<EvaluationException>().WithMessage("*'events'*");
    }

    private static ModelEvaluation Evaluate(EvaluationSettings? settings = null)
    {
        using var folder = new TempFolder();
        using var model = MusicModel.Load(SmallModel.Export(folder), DevicePreference.Cpu);
        return ModelEvaluator.Evaluate(model, Training, Validation, settings);
    }

    private static (double[] Targets, double[] Answers) Direct(int[][] pieces)
    {
        var windows = pieces.SelectMany(piece => Enumerable.Range(0, Math.Max(0, piece.Length - SmallModel.Window))
            .Select(start => piece[start..(start + SmallModel.Window + 1)].Select(note => note / 88.0).ToArray())).ToList();
        return ([.. windows.Select(window => window[^1])], [.. windows.Select(window => SmallModel.Answer(window.AsSpan(..^1)))]);
    }

    private static double Spread(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));

    private static int[] Piece(int seed, int notes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, notes).Select(_ => random.Next(88))];
    }
}
