namespace Nocturne.Models;

/// <summary>An encoding by name.</summary>
/// <param name="Name">Name of the encoding, such as <c>pitch</c>.</param>
/// <param name="Size">Number of different tokens (V).</param>
public sealed record EncodingCard(string Name, int Size);
