namespace Nocturne.Evaluation.Baselines;

/// <summary>The lines that a network with a categorical head has to get below before it can be said to have learned anything.</summary>
/// <remarks>
/// With V classes, n() counts over the training pieces, N all tokens, and a the last token of a window:
/// unigram p1(c) = (n(c) + 1) / (N + V), add-one smoothing;
/// bigram p(c|a) = (n(a,c) + d(a) p1(c)) / (n(a) + d(a)), Witten-Bell smoothing with d(a) the different classes that follow a, and p1 where none does;
/// last token p(c|a) = r [c = a] + (1 - r) p1(c), with r = (repeats + 1) / (steps + 2).
/// None has anything to set, and each adds up to 1 over all classes.
/// </remarks>
public static class ClassPredictors
{
    /// <summary>Name of the line of answering by how often each class is there.</summary>
    public const string Unigram = "unigram";

    /// <summary>Name of the line of answering by what follows the last token.</summary>
    public const string Bigram = "bigram";

    /// <summary>Name of the line of answering the last token of the window.</summary>
    public const string LastToken = "last token";

    /// <summary>Measures the three predictors, in the order of the names above, on the validation windows.</summary>
    /// <param name="training">Tokens of each training piece, 0 to V-1.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="classes">Number of classes (V).</param>
    /// <param name="window">Tokens in a window (T), 1 or more.</param>
    /// <param name="stride">Tokens from one window to the next, 1 or more.</param>
    /// <exception cref="EvaluationException">The pieces of either list are all too short for a window.</exception>
    public static IReadOnlyList<ClassLine> Evaluate(
        IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int classes, int window, int stride)
    {
        Windows.Require("training", training, window);
        Windows.Require("validation", validation, window);
        var counts = new ClassCounts(training, classes);
        var (commonest, repeats) = (counts.Commonest, counts.RepeatShare);
        return
        [
            Line(Unigram, (_, next) => counts.Share(next), _ => commonest),
            Line(Bigram, counts.ShareAfter, counts.CommonestAfter),
            Line(LastToken, (last, next) => (last == next ? repeats : 0) + (1 - repeats) * counts.Share(next), last => last),
        ];

        ClassLine Line(string name, Func<int, int, double> probability, Func<int, int> answer)
        {
            var sums = new ClassSums();
            foreach (var (tokens, target) in Windows.OfTokens(validation, window, stride))
            {
                var last = tokens.Span[^1];
                sums.Add(-Math.Log(probability(last, target)), last, answer(last), target);
            }
            return sums.ToLine(name);
        }
    }
}
