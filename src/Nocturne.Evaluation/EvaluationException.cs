namespace Nocturne.Evaluation;

/// <summary>Something that cannot be judged: no windows, an encoding without losses, an evaluation that is not one.</summary>
/// <param name="message">What was found and what to do, in one line.</param>
public sealed class EvaluationException(string message) : Exception(message);
