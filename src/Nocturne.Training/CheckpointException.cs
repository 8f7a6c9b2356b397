namespace Nocturne.Training;

/// <summary>A checkpoint that cannot be gone on from.</summary>
/// <param name="message">The file, what is wrong with it and what to do.</param>
public sealed class CheckpointException(string message) : Exception(message);
