namespace Nocturne.Music.Encodings;

/// <summary>An encoding that cannot be built or restored.</summary>
/// <param name="message">What is wrong and what was found.</param>
public sealed class EncodingException(string message) : Exception(message);
