namespace Nocturne.Etudes;

/// <summary>The rules of a melody over a bass, as costs of a note.</summary>
internal static class MelodyRules
{
    /// <summary>Lowest note of a plain melody; the left hand stays at or below the F sharp above middle C.</summary>
    public const int Lowest = 67;

    /// <summary>Highest note of a plain melody.</summary>
    public const int Highest = 89;

    private const int AgainstTheRules = 1000;
    private const int Awkward = 8;

    /// <summary>The chord tone that fits best.</summary>
    /// <param name="span">The chord that sounds.</param>
    /// <param name="wanted">Pitch that the motive requests.</param>
    /// <param name="previous">The previous pitch, or <c>null</c> at the start of a melody.</param>
    /// <param name="before">The chord of the previous note.</param>
    public static int BestChordTone(ChordSpan span, int wanted, int? previous, ChordSpan before) =>
        Enumerable.Range(Lowest, Highest - Lowest + 1)
            .Where(span.Chord.Has)
            .MinBy(pitch => (3 * Math.Abs(pitch - wanted)) + (previous is { } from ? Cost(span, pitch, from, before) : 0));

    /// <summary>The nearest other chord tone that does not lead to the next note in parallel with the bass.</summary>
    public static int OtherChordTone(ChordSpan span, int pitch, int nextPitch, ChordSpan next) =>
        Enumerable.Range(Lowest, Highest - Lowest + 1)
            .Where(other => other != pitch && span.Chord.Has(other)
                && !VoiceLeading.AreParallel(span.BassPitch, other, next.BassPitch, nextPitch))
            .MinBy(other => Math.Abs(other - pitch));

    private static int Cost(ChordSpan span, int pitch, int from, ChordSpan before)
    {
        var leap = Math.Abs(pitch - from);
        var cost = leap > 12 ? AgainstTheRules / 2 : leap > 9 || leap == 6 ? Awkward : leap == 0 ? Awkward : 0;
        if (span != before && VoiceLeading.AreParallel(before.BassPitch, from, span.BassPitch, pitch))
            cost += AgainstTheRules;
        if (span != before)
            cost += Tendency(span.Chord, pitch, from, before.Chord);
        if (pitch % 12 == span.Chord.LeadingNote && span.Chord.Bass == span.Chord.LeadingNote)
            cost += Awkward;                                    // doubled, it would have to rise in both voices
        return cost;
    }

    private static int Tendency(Chord chord, int pitch, int from, Chord before)
    {
        if (from % 12 == before.Seventh)
            return from - pitch is 1 or 2 || from == pitch ? 0 : AgainstTheRules / 4;
        return from % 12 == before.LeadingNote && chord.Has(from + 1) && pitch != from + 1 ? 4 * Awkward : 0;
    }
}
