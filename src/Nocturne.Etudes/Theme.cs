namespace Nocturne.Etudes;

/// <summary>A group of phrases.</summary>
/// <param name="Key">The key.</param>
/// <param name="Phrases">The phrases in order.</param>
internal sealed record Theme(Key Key, IReadOnlyList<Phrase> Phrases);
