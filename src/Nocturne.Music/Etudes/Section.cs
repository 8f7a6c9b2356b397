namespace Nocturne.Music.Etudes;

/// <summary>A theme's turn in the piece.</summary>
/// <param name="Theme">What is played.</param>
/// <param name="Ornament">How richly the melody is adorned, 0 to 3.</param>
/// <param name="Doubling">What sings along.</param>
/// <param name="Figure">What the left hand plays.</param>
/// <param name="Loudness">Velocity of the melody at the start of a phrase.</param>
internal sealed record Section(Theme Theme, int Ornament, Doubling Doubling, Figure Figure, int Loudness);
