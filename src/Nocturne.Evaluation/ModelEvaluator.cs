using Nocturne.Evaluation.Baselines;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>Judges a model by what ships: the exported file, run as the generator runs it.</summary>
public static class ModelEvaluator
{
    /// <summary>Runs a model over every window of some pieces, each from a zero state, and measures its last answer.</summary>
    /// <param name="model">The model; the length of a window is its card's.</param>
    /// <param name="training">Pitch tokens of each training piece; the baselines learn from them.</param>
    /// <param name="validation">Pitch tokens of each validation piece.</param>
    /// <param name="settings">How; the defaults when <c>null</c>.</param>
    /// <exception cref="EvaluationException">The encoding has no pitch losses, or the pieces are all too short for a window.</exception>
    public static ModelEvaluation Evaluate(
        MusicModel model, IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, EvaluationSettings? settings = null)
    {
        var how = (settings ?? new EvaluationSettings()).Checked();
        CheckCard(model.Card);
        var window = model.Card.Window;
        var baselines = TrivialPredictors.Evaluate(training, validation, window, how.Stride);
        using var runner = model.CreateRunner(how.Batch, window);
        var onValidation = Judge(runner, validation, how.Stride);
        var onTraining = how.OnTraining ? Judge(runner, training, how.Stride) : null;
        return new ModelEvaluation(window, how.Stride, onValidation, onTraining, [.. baselines.Select(Beside)]);

        BaselineComparison Beside(LossLine baseline) => new(baseline, 1 - onValidation.ScaledMse / baseline.ScaledMse);
    }

    // Today the loader refuses such a model before it comes here; it will not when it knows more encodings.
    internal static void CheckCard(ModelCard card)
    {
        if (card.Encoding.Name != "pitch" || card.Model.Head != HeadKind.Regression)
            throw new EvaluationException(
                $"{card.RunName} has the encoding '{card.Encoding.Name}' and the head '{card.Model.Head}'; " +
                "losses in scaled pitch are for the encoding 'pitch' and the head 'Regression'.");
    }

    private static WindowLosses Judge(ModelRunner runner, IReadOnlyList<int[]> pieces, int stride)
    {
        var sums = new LossSums();
        foreach (var batch in Windows.Of(pieces, runner.Steps, stride).Chunk(runner.Batch))
        {
            // The last batch may be short; what an earlier one left in its other rows is run again and not looked at.
            for (var row = 0; row < batch.Length; row++)
                batch[row].Notes.Span.CopyTo(runner.Input[(row * runner.Steps)..]);
            runner.Run();
            for (var row = 0; row < batch.Length; row++)
                sums.Add(batch[row].Target, runner.Output[(row + 1) * runner.Steps - 1]);
        }
        return sums.ToLosses();
    }
}
