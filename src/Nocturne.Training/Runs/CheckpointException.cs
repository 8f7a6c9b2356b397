namespace Nocturne.Training.Runs;

/// <summary>A checkpoint that a training cannot be resumed from.</summary>
/// <param name="message">The file, what is wrong with it and what to do.</param>
public sealed class CheckpointException(string message) : Exception(message);
