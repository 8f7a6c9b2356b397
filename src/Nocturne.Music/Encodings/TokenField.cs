namespace Nocturne.Music.Encodings;

/// <summary>One of the tokens of a step.</summary>
/// <param name="Name">What it says, such as <c>pitch</c>.</param>
/// <param name="Size">Different tokens (V): 0 to V-1.</param>
/// <param name="Values">The number that stands for each token, shape [V], or <c>null</c> if a number cannot stand for it.</param>
/// <param name="TokenOf">
/// The token that any number, NaN included, stands for, or <c>null</c> if a number between two tokens' values means nothing: then no
/// network can predict the field by regression.
/// </param>
public sealed record TokenField(string Name, int Size, IReadOnlyList<float>? Values = null, Func<float, int>? TokenOf = null);
