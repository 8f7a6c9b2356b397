namespace Nocturne.Models;

/// <summary>A safetensors file that is damaged or holds something else than was asked for.</summary>
/// <param name="message">The file, what is wrong with it and what was expected.</param>
public sealed class SafetensorsException(string message) : Exception(message);
