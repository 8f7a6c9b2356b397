namespace Nocturne.Etudes;

/// <summary>Leads three tenor voices from chord to chord with small steps, and resolves the notes of dominants.</summary>
internal static class VoiceLeading
{
    private const int Lowest = 46;
    private const int Highest = 66;
    private const int Centre = 57;
    private const int AgainstTheRules = 1000;
    private const int Parallel = 12;
    private const int WithoutFifth = 9;

    /// <summary>Chooses a voicing for each chord so that the total cost of all steps is minimal (Viterbi algorithm).</summary>
    public static IReadOnlyList<Voicing> Lead(IReadOnlyList<ChordSpan> chords)
    {
        var candidates = chords.Select(Candidates).ToList();
        var costs = candidates[0].Select(voicing => Math.Abs(voicing.Middle - Centre)).ToArray();
        var origins = new List<int[]>();
        for (var i = 1; i < chords.Count; i++)
        {
            var (before, span, from) = (chords[i - 1], chords[i], candidates[i - 1]);
            var steps = candidates[i]
                .Select(to => from.Select((voicing, j) => (Cost: costs[j] + Cost(before, voicing, span, to), Origin: j)).Min()).ToArray();
            costs = [.. steps.Select(step => step.Cost)];
            origins.Add([.. steps.Select(step => step.Origin)]);
        }
        return Traced(candidates, origins, Array.IndexOf(costs, costs.Min()));
    }

    private static Voicing[] Traced(List<List<Voicing>> candidates, List<int[]> origins, int last)
    {
        var voicings = new Voicing[candidates.Count];
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            voicings[i] = candidates[i][last];
            last = i == 0 ? 0 : origins[i - 1][last];
        }
        return voicings;
    }

    /// <summary>Whether two voices move in the same direction from an octave or fifth to the same interval.</summary>
    public static bool AreParallel(int lower, int upper, int nextLower, int nextUpper)
    {
        var interval = (upper - lower) % 12;
        return interval is 0 or 7 && (nextUpper - nextLower) % 12 == interval && (nextLower - lower) * (nextUpper - upper) > 0;
    }

    private static List<Voicing> Candidates(ChordSpan span)
    {
        var chord = span.Chord;
        var pitches = Enumerable.Range(Lowest, Highest - Lowest + 1)
            .Where(pitch => chord.Has(pitch) && pitch >= span.BassPitch + 3).ToArray();
        return [.. from low in pitches
                   from middle in pitches
                   from high in pitches
                   where low < middle && middle < high && high - low <= 12
                   let voicing = new Voicing(low, middle, high)
                   where IsComplete(chord, voicing)
                   select voicing];
    }

    // A triad needs its root and third, and preferably its fifth; a seventh chord needs its third, its seventh and one more tone.
    // A leading note or seventh in the bass is not doubled, since it cannot resolve twice. A seventh must be high enough to fall.
    private static bool IsComplete(Chord chord, Voicing voicing)
    {
        int[] classes = [voicing.Low % 12, voicing.Middle % 12, voicing.High % 12];
        var resolvesInBass = chord.Bass == chord.LeadingNote || chord.Bass == chord.Seventh;
        if (chord.Tones.Count == 3)
            return classes.Contains(chord.Tones[0]) && classes.Contains(chord.Tones[1]);
        var needed = resolvesInBass ? chord.Tones.Where(tone => tone != chord.Bass) : [chord.Tones[1], chord.Tones[3]];
        return needed.All(classes.Contains) && classes.Distinct().Count() == 3
            && (classes[0] != chord.Seventh || voicing.Low >= Lowest + 2);
    }

    private static int Cost(ChordSpan before, Voicing from, ChordSpan span, Voicing to)
    {
        var hasFifth = Enumerable.Range(0, 3).Any(voice => to[voice] % 12 == span.Chord.Tones[2]);
        var cost = (Math.Abs(to.Middle - Centre) / 2) + (hasFifth || span.Chord.Tones.Count > 3 ? 0 : WithoutFifth);
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

    // A seventh falls a step, or stays if the next chord contains it; a leading note rises if the next chord contains its goal.
    private static int Tendency(Chord before, int from, Chord chord, int to)
    {
        if (from % 12 == before.Seventh)
            return from - to is 1 or 2 || from == to ? 0 : AgainstTheRules;
        var isLeading = from % 12 == before.LeadingNote && chord.Has(from + 1);
        return isLeading && to != from + 1 ? Parallel : 0;
    }
}
