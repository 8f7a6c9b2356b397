namespace Nocturne.Etudes;

/// <summary>A chord and its time.</summary>
/// <param name="Start">Onset in ticks.</param>
/// <param name="Duration">Length in ticks.</param>
/// <param name="Chord">The chord.</param>
/// <param name="BassPitch">Its bass note.</param>
internal sealed record ChordSpan(long Start, long Duration, Chord Chord, int BassPitch)
{
    /// <summary>First tick at which the chord no longer sounds.</summary>
    public long End => Start + Duration;

    /// <summary>The same, some ticks later.</summary>
    public ChordSpan Later(long ticks) => this with { Start = Start + ticks };
}
