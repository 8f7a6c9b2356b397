using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>Evaluates an exported model with a regression head in the runtime that composes with it.</summary>
public static class ModelEvaluator
{
    /// <summary>Runs a model over every window of some pieces, each from a zero state, and measures its last output.</summary>
    /// <param name="model">The model; its card has the length of a window.</param>
    /// <param name="training">Tokens of each training piece; the baselines learn from them.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="stride">Tokens from the start of one window to the start of the next, 1 or more.</param>
    /// <param name="batch">Windows per run, 1 or more; affects the speed only.</param>
    /// <exception cref="EvaluationException">The model has no regression head, or no piece is longer than a window.</exception>
    public static ModelEvaluation Evaluate(
        MusicModel model, IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int stride = 1, int batch = 256)
    {
        if (model.Card.Model.Heads is not [{ Kind: HeadKind.Regression }])
            throw new EvaluationException($"{model.Card.RunName} has no regression head; a mean squared error needs one.");
        var (window, values) = (model.Card.Window, model.Encoding.Fields[0].Values!);
        var baselines = TrivialPredictors.Evaluate(training, validation, values, window, stride);
        using var runner = model.CreateRunner(batch, window);
        var (onValidation, onTraining) = (Losses(validation), Losses(training));
        return new ModelEvaluation(
            window, stride, onValidation, onTraining,
            [.. baselines.Select(baseline => new BaselineComparison(baseline, 1 - onValidation.ScaledMse / baseline.ScaledMse))]);

        WindowLosses Losses(IReadOnlyList<int[]> pieces)
        {
            var sums = new LossSums();
            Windows.Score(runner, pieces, stride, (output, _, target) => sums.Add(values[target], output[0]));
            return sums.ToLosses();
        }
    }
}
