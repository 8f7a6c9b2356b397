using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation.Baselines;

/// <summary>Predictors of classes that a network must beat before it has learned anything. None has a parameter to choose.</summary>
/// <remarks>
/// V classes; n() counts in the N tokens of the training pieces; a is the last token of a window:
/// unigram p1(c) = (n(c) + 1) / (N + V), add-one smoothing;
/// bigram p(c|a) = (n(a,c) + d(a) p1(c)) / (n(a) + d(a)), Witten-Bell smoothing, with d(a) the number of different classes after a;
/// last token p(c|a) = r [c = a] + (1 - r) p1(c), where r = (repeats + 1) / (steps + 2).
/// </remarks>
public static class ClassPredictors
{
    /// <summary>Name of the predictor that knows how frequent each class is.</summary>
    public const string Unigram = "unigram";

    /// <summary>Name of the predictor that knows what follows the last token.</summary>
    public const string Bigram = "bigram";

    /// <summary>Name of the predictor that repeats the last token.</summary>
    public const string LastToken = "last token";

    /// <summary>Measures the three predictors, in the order of the names above, on the validation windows.</summary>
    /// <param name="training">Tokens of each training piece, 0 to V-1.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="classes">Number of classes (V).</param>
    /// <param name="window">Tokens per window (T), 1 or more.</param>
    /// <param name="stride">Tokens from the start of one window to the start of the next, 1 or more.</param>
    /// <exception cref="EvaluationException">No training piece or no validation piece is longer than a window.</exception>
    public static IReadOnlyList<ClassLine> Evaluate(
        IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int classes, int window, int stride)
    {
        Windows.Require("training", training, window);
        Windows.Require("validation", validation, window);
        var counts = new ClassCounts(training, classes);
        var (mostFrequent, repeats) = (counts.MostFrequent, counts.RepeatShare);
        return
        [
            Line(Unigram, (_, next) => counts.Share(next), _ => mostFrequent),
            Line(Bigram, counts.ShareAfter, counts.MostFrequentAfter),
            Line(LastToken, (last, next) => (last == next ? repeats : 0) + (1 - repeats) * counts.Share(next), last => last),
        ];

        ClassLine Line(string name, Func<int, int, double> probability, Func<int, int> answer)
        {
            var sums = new ClassSums();
            foreach (var (tokens, target) in Windows.Of(validation, window, stride))
            {
                var last = tokens.Span[^1];
                sums.Add(-Math.Log(probability(last, target)), last, answer(last), target);
            }
            return sums.ToLine(name);
        }
    }
}
