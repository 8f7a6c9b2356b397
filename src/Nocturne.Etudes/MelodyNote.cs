namespace Nocturne.Etudes;

/// <summary>A note of the melody.</summary>
/// <param name="Start">Onset in ticks.</param>
/// <param name="Duration">Length in ticks.</param>
/// <param name="Pitch">MIDI note number.</param>
/// <param name="IsDissonant">Whether it is outside the chord: an appoggiatura, a passing or neighbouring note.</param>
internal sealed record MelodyNote(long Start, long Duration, int Pitch, bool IsDissonant = false)
{
    /// <summary>First tick at which the note no longer sounds.</summary>
    public long End => Start + Duration;

    /// <summary>The same, some ticks later.</summary>
    public MelodyNote Later(long ticks) => this with { Start = Start + ticks };
}
