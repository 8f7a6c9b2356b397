namespace Nocturne.Generation;

/// <summary>A model or a device that cannot be used.</summary>
/// <param name="message">The file or device, what is wrong and what to do, in one line.</param>
public sealed class ModelException(string message) : Exception(message);
