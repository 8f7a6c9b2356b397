namespace Nocturne.Training.Runs;

/// <summary>A file of a run that cannot be written.</summary>
/// <param name="message">The file, the reason, what is safe and what to do.</param>
/// <param name="error">The original error.</param>
public sealed class RunFileException(string message, Exception error) : IOException(message, error);
