namespace Nocturne.Evaluation.Losses;

/// <summary>Evaluating or reporting is impossible: no windows, a head of another kind, a damaged evaluation.</summary>
/// <param name="message">What is wrong and what to do, in one line.</param>
public sealed class EvaluationException(string message) : Exception(message);
