namespace Nocturne.Etudes;

/// <summary>A phrase at its place in the piece; ticks count from the start of the piece.</summary>
/// <param name="Start">Start in ticks.</param>
/// <param name="Chords">Its chords.</param>
/// <param name="Melody">Its melody.</param>
/// <param name="Section">The section it belongs to.</param>
/// <param name="EndsSection">Whether it is the last of its section.</param>
internal sealed record PlacedPhrase(
    long Start, IReadOnlyList<ChordSpan> Chords, IReadOnlyList<MelodyNote> Melody, Section Section, bool EndsSection)
{
    /// <summary>Tick at which the next phrase begins.</summary>
    public long End => Chords[^1].End;
}
