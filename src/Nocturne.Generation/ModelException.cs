namespace Nocturne.Generation;

/// <summary>A model that cannot be used: missing, truncated, foreign, newer than this code, or not what its card says; or a device that cannot be had.</summary>
/// <param name="message">The file, what was found and what to do, in one line.</param>
public sealed class ModelException(string message) : Exception(message);
