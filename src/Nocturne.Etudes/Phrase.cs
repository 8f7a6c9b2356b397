namespace Nocturne.Etudes;

/// <summary>A phrase: a melody without ornaments over its chords, from tick 0.</summary>
/// <param name="Chords">The chords, without a gap.</param>
/// <param name="Melody">The notes by onset, one at a time.</param>
internal sealed record Phrase(IReadOnlyList<ChordSpan> Chords, IReadOnlyList<MelodyNote> Melody)
{
    /// <summary>Length in ticks.</summary>
    public long Ticks => Chords[^1].End;
}
