using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>Evaluates an exported model with a categorical head in the runtime that composes with it.</summary>
public static class ClassEvaluator
{
    // A run returns the scores of every step: 64 MiB at most.
    private const int MaxScores = 1 << 24;

    /// <summary>Runs a model over every window of some pieces, each from a zero state, and measures the scores of its last step.</summary>
    /// <param name="model">The model; its card has the length of a window.</param>
    /// <param name="training">Tokens of each training piece; the baselines learn from them.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="stride">Tokens from the start of one window to the start of the next, 1 or more.</param>
    /// <param name="batch">Maximum of windows per run, 1 or more; affects the speed only.</param>
    /// <exception cref="EvaluationException">The model has no single categorical head, or no piece is longer than a window.</exception>
    public static ClassEvaluation Evaluate(
        MusicModel model, IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int stride = 1, int batch = 256)
    {
        var card = model.Card;
        if (card.Model.Heads is not [{ Kind: HeadKind.Categorical }])
            throw new EvaluationException($"{card.RunName} has no single categorical head; a cross-entropy of classes needs one.");
        var (window, classes) = (card.Window, card.Model.OutputSize);
        var baselines = ClassPredictors.Evaluate(training, validation, classes, window, stride);
        using var runner = model.CreateRunner(Math.Clamp(MaxScores / (window * classes), 1, batch), window);
        return new ClassEvaluation(window, stride, classes, Losses(validation), Losses(training), baselines);

        ClassLosses Losses(IReadOnlyList<int[]> pieces)
        {
            var sums = new ClassSums();
            Windows.Score(runner, pieces, stride, (scores, last, target) =>
            {
                var mostProbable = MostProbable(scores);
                sums.Add(Nats(scores, mostProbable, target), last, mostProbable, target);
            });
            return sums.ToLosses();
        }
    }

    // The first of equal scores, as the sampler takes it.
    private static int MostProbable(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var token = 1; token < scores.Length; token++)
            if (scores[token] > scores[best])
                best = token;
        return best;
    }

    // -ln of the softmax at the target, in double precision.
    private static double Nats(ReadOnlySpan<float> scores, int mostProbable, int target)
    {
        double highest = scores[mostProbable];
        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        return Math.Log(sum) + highest - scores[target];
    }
}
