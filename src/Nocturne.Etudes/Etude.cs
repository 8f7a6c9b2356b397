namespace Nocturne.Etudes;

/// <summary>A composed piece and how it was made.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Score">The music.</param>
/// <param name="Phrases">The phrases: chords and the melody without ornaments.</param>
/// <param name="Voicings">The tenor's voicing of each chord of the phrases.</param>
/// <param name="Melody">The melody with ornaments, without a second voice.</param>
internal sealed record Etude(
    EtudePlan Plan, Score Score, IReadOnlyList<PlacedPhrase> Phrases, IReadOnlyList<Voicing> Voicings, IReadOnlyList<MelodyNote> Melody);
