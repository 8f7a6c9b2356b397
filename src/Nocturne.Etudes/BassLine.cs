namespace Nocturne.Etudes;

/// <summary>Chooses the octave of bass notes: near the previous one, and low rather than high.</summary>
internal static class BassLine
{
    private const int Lowest = 26;
    private const int Highest = 52;
    private const int Centre = 38;

    /// <summary>The spans of chords from tick 0, with their bass notes.</summary>
    public static IReadOnlyList<ChordSpan> Under(IReadOnlyList<Chord> chords, IReadOnlyList<long> durations)
    {
        var spans = new List<ChordSpan>();
        foreach (var (i, chord) in chords.Index())
        {
            var last = spans.Count == 0 ? null : spans[^1];
            spans.Add(new ChordSpan(last?.End ?? 0, durations[i], chord, Pitch(chord.Bass, last?.BassPitch ?? Centre)));
        }
        return spans;
    }

    /// <summary>The best pitch of a pitch class after another bass note.</summary>
    public static int Pitch(int pitchClass, int previous) =>
        Enumerable.Range(Lowest, Highest - Lowest + 1)
            .Where(pitch => pitch % 12 == pitchClass)
            .MinBy(pitch => (2 * Math.Abs(pitch - previous)) + Math.Abs(pitch - Centre));
}
