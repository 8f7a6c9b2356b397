using Nocturne.Evaluation.Baselines;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>Judges a model with a categorical head by what ships: the exported file, run as the generator runs it.</summary>
public static class ClassEvaluator
{
    // Raw scores of every step come out: 64 MiB of them at a time.
    private const int MostScores = 1 << 24;

    /// <summary>Runs a model over every window of some pieces, each from a zero state, and measures its last answer.</summary>
    /// <param name="model">The model; the length of a window is its card's.</param>
    /// <param name="training">Tokens of each training piece; the baselines learn from them.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="settings">How; the defaults when <c>null</c>.</param>
    /// <exception cref="EvaluationException">The model's head is not categorical, or the pieces are all too short for a window.</exception>
    public static ClassEvaluation Evaluate(
        MusicModel model, IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, EvaluationSettings? settings = null)
    {
        var how = (settings ?? new EvaluationSettings()).Checked();
        var card = model.Card;
        if (card.Model.Head != HeadKind.Categorical)
            throw new EvaluationException($"{card.RunName} has the head '{card.Model.Head}'; cross-entropy is for the head 'Categorical'.");
        var (window, classes) = (card.Window, card.Model.OutputSize);
        var baselines = ClassPredictors.Evaluate(training, validation, classes, window, how.Stride);
        using var runner = model.CreateRunner(Math.Clamp(MostScores / (window * classes), 1, how.Batch), window);
        var onValidation = Judge(model, runner, validation, how.Stride);
        var onTraining = how.OnTraining ? Judge(model, runner, training, how.Stride) : null;
        return new ClassEvaluation(window, how.Stride, classes, onValidation, onTraining, baselines);
    }

    private static ClassLosses Judge(MusicModel model, ModelRunner runner, IReadOnlyList<int[]> pieces, int stride)
    {
        var classes = model.Card.Model.OutputSize;
        var sums = new ClassSums();
        foreach (var batch in Windows.OfTokens(pieces, runner.Steps, stride).Chunk(runner.Batch))
        {
            // The last batch may be short; what an earlier one left in its other rows is run again and not looked at.
            for (var row = 0; row < batch.Length; row++)
                Write(model, runner, row, batch[row].Tokens.Span);
            runner.Run();
            for (var row = 0; row < batch.Length; row++)
            {
                var scores = runner.Output.Slice(((row + 1) * runner.Steps - 1) * classes, classes);
                sums.Add(Nats(scores, batch[row].Target), batch[row].Tokens.Span[^1], MostProbable(scores), batch[row].Target);
            }
        }
        return sums.ToLosses();
    }

    private static void Write(MusicModel model, ModelRunner runner, int row, ReadOnlySpan<int> tokens)
    {
        for (var step = 0; step < tokens.Length; step++)
            if (runner.Tokens.IsEmpty)
                runner.Input[row * runner.Steps + step] = model.Encoding.Scaled(tokens[step]);
            else
                runner.Tokens[row * runner.Steps + step] = tokens[step];
    }

    // The first of several, as the generator takes it.
    private static int MostProbable(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var token = 1; token < scores.Length; token++)
            if (scores[token] > scores[best])
                best = token;
        return best;
    }

    /// <summary>-ln of the softmax of raw scores at a class: ln of the sum of e^(score - score of the class), in double precision.</summary>
    private static double Nats(ReadOnlySpan<float> scores, int target)
    {
        double highest = scores[MostProbable(scores)];
        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        return Math.Log(sum) + highest - scores[target];
    }
}
