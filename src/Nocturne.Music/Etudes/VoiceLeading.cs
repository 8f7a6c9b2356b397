namespace Nocturne.Music.Etudes;

/// <summary>Leads three tenor voices from chord to chord by the smallest way, and the dominant's notes to where they want to go.</summary>
internal static class VoiceLeading
{
    private const int Lowest = 50;
    private const int Highest = 66;
    private const int Centre = 57;
    private const int AgainstTheRules = 1000;
    private const int Parallel = 12;

    /// <summary>A voicing for each chord.</summary>
    public static IReadOnlyList<Voicing> Lead(IReadOnlyList<ChordSpan> chords)
    {
        var voicings = new List<Voicing>();
        foreach (var (i, span) in chords.Index())
        {
            var candidates = Candidates(span);
            voicings.Add(i == 0
                ? candidates.MinBy(voicing => Math.Abs(voicing.Middle - Centre))
                : candidates.MinBy(voicing => Cost(chords[i - 1], voicings[i - 1], span, voicing)));
        }
        return voicings;
    }

    /// <summary>Whether two voices in octaves or fifths move on, in one direction, to octaves or fifths again.</summary>
    public static bool AreParallel(int lower, int upper, int nextLower, int nextUpper)
    {
        var interval = (upper - lower) % 12;
        return interval is 0 or 7 && (nextUpper - nextLower) % 12 == interval && (nextLower - lower) * (nextUpper - upper) > 0;
    }

    private static List<Voicing> Candidates(ChordSpan span)
    {
        var chord = span.Chord;
        var pitches = Enumerable.Range(Lowest, Highest - Lowest + 1).Where(pitch => chord.Has(pitch) && pitch >= span.BassPitch + 3).ToArray();
        return [.. from low in pitches
                   from middle in pitches
                   from high in pitches
                   where low < middle && middle < high && high - low <= 12
                   let voicing = new Voicing(low, middle, high)
                   where IsComplete(chord, voicing)
                   select voicing];
    }

    // A triad has all its tones; a seventh chord its third and seventh and one more (the bass has the rest).
    private static bool IsComplete(Chord chord, Voicing voicing)
    {
        var classes = new[] { voicing.Low % 12, voicing.Middle % 12, voicing.High % 12 };
        var needed = chord.Tones.Count == 3 ? chord.Tones : [chord.Tones[1], chord.Tones[3]];
        return needed.All(tone => classes.Contains(tone)) && classes.Distinct().Count() == 3;
    }

    private static int Cost(ChordSpan before, Voicing from, ChordSpan span, Voicing to)
    {
        var cost = Math.Abs(to.Middle - Centre) / 2;
        for (var voice = 0; voice < 3; voice++)
        {
            cost += 2 * Math.Abs(to[voice] - from[voice]);
            cost += Tendency(before.Chord, from[voice], span.Chord, to[voice]);
            cost += AreParallel(before.BassPitch, from[voice], span.BassPitch, to[voice]) ? Parallel : 0;
            for (var upper = voice + 1; upper < 3; upper++)
                cost += AreParallel(from[voice], from[upper], to[voice], to[upper]) ? Parallel : 0;
        }
        return cost;
    }

    // A seventh falls a step or stays while the next chord holds it; a leading note rises where the next chord has its goal.
    private static int Tendency(Chord before, int from, Chord chord, int to)
    {
        if (from % 12 == before.Seventh)
            return from - to is 1 or 2 || from == to ? 0 : AgainstTheRules;
        var isLeading = from % 12 == before.LeadingNote && chord.Has(from + 1);
        return isLeading && to != from + 1 ? Parallel : 0;
    }
}
