using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation.Tests.Baselines;

public sealed class ClassPredictorsTests
{
    // Four classes. 6 tokens: 0 three times, 1 twice, 2 once; pairs 0>0, 0>1, 1>0 and 1>2: one repeat in four steps.
    // Unigram: (3+1)/10, (2+1)/10, (1+1)/10, (0+1)/10.
    private static readonly int[][] Training = [[0, 0, 1, 0], [1, 2]];

    // Windows of one: 0 -> 1, 1 -> 1, 1 -> 3, 3 -> 0.
    private static readonly int[][] Validation = [[0, 1, 1, 3, 0]];

    [Fact]
    public void The_unigram_is_smoothed_by_adding_one()
    {
        var line = Lines()[0];

        line.Name.Should().Be(ClassPredictors.Unigram);
        line.CrossEntropyNats.Should().BeApproximately(-(Math.Log(0.3) + Math.Log(0.3) + Math.Log(0.1) + Math.Log(0.4)) / 4, 1e-12);
        line.CrossEntropyBits.Should().BeApproximately(line.CrossEntropyNats / Math.Log(2), 1e-12);
        line.Accuracy.Should().Be(0.25, "it always predicts 0");
    }

    [Fact]
    public void The_bigram_backs_off_to_the_unigram()
    {
        var line = Lines()[1];

        // After 0 come 0 and 1, once each: (1 + 2 x 0.3) / 4.
        // After 1 come 0 and 2: (0 + 2 x 0.3) / 4 and (0 + 2 x 0.1) / 4. Nothing comes after 3: 0.4.
        line.Name.Should().Be(ClassPredictors.Bigram);
        line.CrossEntropyNats.Should().BeApproximately(
            -(Math.Log(1.6 / 4) + Math.Log(0.6 / 4) + Math.Log(0.2 / 4) + Math.Log(0.4)) / 4, 1e-12);
        line.Accuracy.Should().Be(0.25, "it predicts 0 after 0 and 1, and after 3 the most common token, which is right");
    }

    [Fact]
    public void The_last_token_has_the_share_of_repeats_and_the_unigram_the_rest()
    {
        var line = Lines()[2];

        // r = (1 + 1) / (4 + 2).
        const double r = 1 / 3.0;
        line.Name.Should().Be(ClassPredictors.LastToken);
        line.CrossEntropyNats.Should().BeApproximately(
            -(Math.Log((1 - r) * 0.3) + Math.Log(r + (1 - r) * 0.3) + Math.Log((1 - r) * 0.1) + Math.Log((1 - r) * 0.4)) / 4, 1e-12);
        line.Accuracy.Should().Be(0.25, "one of the four repeats");
    }

    [Fact]
    public void The_probabilities_of_all_classes_add_up_to_one()
    {
        var counts = new ClassCounts(Training, classes: 4);

        foreach (var last in (int[])[0, 1, 2, 3])
            Enumerable.Range(0, 4).Sum(next => counts.ShareAfter(last, next)).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Pairs_do_not_cross_from_piece_to_piece()
    {
        var counts = new ClassCounts([[0, 0], [1, 1]], classes: 2);

        counts.ShareAfter(0, 1).Should().BeApproximately(0.5 / 2, 1e-12, "only the share of the unigram is left for it");
    }

    [Fact]
    public void Pieces_that_are_all_too_short_are_refused_by_role()
    {
        var act = () => ClassPredictors.Evaluate(Training, [[1]], classes: 4, window: 1, stride: 1);

        act.Should().Throw<EvaluationException>().WithMessage("*validation*");
    }

    private static IReadOnlyList<ClassLine> Lines() => ClassPredictors.Evaluate(Training, Validation, classes: 4, window: 1, stride: 1);
}
