using Nocturne.Generation;

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
        MusicModel model, IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, EvaluationSettings? settings = null) =>
        throw new EvaluationException($"{model} {training} {validation} {settings}");
}
