namespace Nocturne.Models;

/// <summary>A safetensors file that is damaged or does not contain what is expected.</summary>
/// <param name="message">The file, what is wrong and what was expected.</param>
public sealed class SafetensorsException(string message) : Exception(message);
