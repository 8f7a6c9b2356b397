namespace Nocturne.Training;

/// <summary>A file of a run that cannot be written. Its message says all that the user needs: file, reason, what is safe and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="error">The disk's own.</param>
public sealed class RunFileException(string message, Exception error) : IOException(message, error);
