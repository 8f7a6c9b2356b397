namespace Nocturne.Pipeline;

/// <summary>Something that a person can put right; a program prints the message alone.</summary>
/// <param name="message">What is wrong, what was found and what to do.</param>
public sealed class PipelineException(string message) : Exception(message);
