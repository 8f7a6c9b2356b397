namespace Nocturne.Models;

/// <summary>A model card that cannot be used.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class ModelCardException(string message) : Exception(message);
