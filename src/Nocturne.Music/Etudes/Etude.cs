namespace Nocturne.Music.Etudes;

/// <summary>A composed piece with what its composer knows about it.</summary>
/// <param name="Plan">What was settled before.</param>
/// <param name="Score">The music.</param>
/// <param name="Phrases">The phrases: chords and the melody before it was adorned.</param>
/// <param name="Voicings">The tenor's voicing of each chord of the phrases.</param>
/// <param name="Melody">The adorned melody, without what sings along.</param>
internal sealed record Etude(
    EtudePlan Plan, Score Score, IReadOnlyList<PlacedPhrase> Phrases, IReadOnlyList<Voicing> Voicings, IReadOnlyList<MelodyNote> Melody);
