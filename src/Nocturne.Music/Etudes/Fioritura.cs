namespace Nocturne.Music.Etudes;

/// <summary>Runs in small notes between two notes of a melody.</summary>
internal static class Fioritura
{
    private const int Highest = 103;
    private const int FewestNotes = 5;

    /// <summary>A run up through the chord and down in semitones.</summary>
    /// <param name="chord">The chord that sounds.</param>
    /// <param name="from">Pitch before the run, which does not strike it again.</param>
    /// <param name="to">Pitch after the run.</param>
    /// <param name="mostNotes">How many notes there is time for.</param>
    /// <returns>The pitches; none when there is no run of that length.</returns>
    public static IReadOnlyList<int> Chromatic(Chord chord, int from, int to, int mostNotes)
    {
        for (var apex = Math.Min(Math.Max(from, to) + 14, Highest); apex > Math.Max(from, to) + 3; apex--)
        {
            if (!chord.Has(apex))
                continue;
            List<int> run = [.. Between(from, apex).Where(chord.Has), .. Between(to, apex + 1).Reverse()];
            if (run.Count <= mostNotes && run.Count >= FewestNotes)
                return run;
        }
        return [];
    }

    /// <summary>A run along the scale, first away from the goal and then to it.</summary>
    /// <param name="chord">The chord that sounds, which says what the scale is.</param>
    /// <param name="from">Pitch before the run.</param>
    /// <param name="to">Pitch after the run.</param>
    /// <param name="mostNotes">How many notes there is time for.</param>
    /// <returns>The pitches; none when there is no run of that length.</returns>
    public static IReadOnlyList<int> Diatonic(Chord chord, int from, int to, int mostNotes)
    {
        for (var steps = 5; steps >= 2; steps--)
        {
            var apex = chord.Move(Math.Max(from, to), steps);
            if (apex > Highest)
                continue;
            List<int> run = [.. Between(from, apex + 1).Where(IsInScale), .. Between(to, apex).Reverse().Where(IsInScale)];
            if (run.Count <= mostNotes && run.Count >= FewestNotes)
                return run;
        }
        return [];

        bool IsInScale(int pitch) => chord.Scale.Contains(pitch % 12);
    }

    private static IEnumerable<int> Between(int low, int high) => Enumerable.Range(low + 1, Math.Max(high - low - 1, 0));
}
