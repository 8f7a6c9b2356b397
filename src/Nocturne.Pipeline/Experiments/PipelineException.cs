namespace Nocturne.Pipeline.Experiments;

/// <summary>An error that the user can fix. Programs print only its message.</summary>
/// <param name="message">What is wrong, with the value found, and what to do.</param>
public sealed class PipelineException(string message) : Exception(message);
