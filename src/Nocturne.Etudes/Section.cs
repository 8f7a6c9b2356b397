namespace Nocturne.Etudes;

/// <summary>An occurrence of a theme in the piece.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Ornament">Richness of the ornaments, 0 to 3.</param>
/// <param name="Doubling">The second voice.</param>
/// <param name="Figure">The figure of the left hand.</param>
/// <param name="Loudness">Velocity of the melody at the start of a phrase.</param>
internal sealed record Section(Theme Theme, int Ornament, Doubling Doubling, Figure Figure, int Loudness);
