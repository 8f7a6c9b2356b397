namespace Nocturne.Etudes;

/// <summary>Runs in small notes between two notes of a melody.</summary>
internal static class Fioritura
{
    private const int Highest = 103;
    private const int MinNotes = 5;

    /// <summary>A run up through the chord and down in semitones.</summary>
    /// <param name="chord">The chord that sounds.</param>
    /// <param name="from">Pitch before the run, which the run does not repeat.</param>
    /// <param name="to">Pitch after the run.</param>
    /// <param name="maxNotes">Maximum number of notes.</param>
    /// <returns>The pitches, empty if no run fits.</returns>
    public static IReadOnlyList<int> Chromatic(Chord chord, int from, int to, int maxNotes)
    {
        for (var apex = Math.Min(Math.Max(from, to) + 14, Highest); apex > Math.Max(from, to) + 3; apex--)
        {
            if (!chord.Has(apex))
                continue;
            List<int> run = [.. Between(from, apex).Where(chord.Has), .. Between(to, apex + 1).Reverse()];
            if (run.Count <= maxNotes && run.Count >= MinNotes)
                return run;
        }
        return [];
    }

    /// <summary>A run along the scale, first away from the target and then to it.</summary>
    /// <param name="chord">The chord that sounds; defines the scale.</param>
    /// <param name="from">Pitch before the run.</param>
    /// <param name="to">Pitch after the run.</param>
    /// <param name="maxNotes">Maximum number of notes.</param>
    /// <returns>The pitches, empty if no run fits.</returns>
    public static IReadOnlyList<int> Diatonic(Chord chord, int from, int to, int maxNotes)
    {
        for (var steps = 5; steps >= 2; steps--)
        {
            var apex = chord.Move(Math.Max(from, to), steps);
            if (apex > Highest)
                continue;
            List<int> run = [.. Between(from, apex + 1).Where(IsInScale), .. Between(to, apex).Reverse().Where(IsInScale)];
            if (run.Count <= maxNotes && run.Count >= MinNotes)
                return run;
        }
        return [];

        bool IsInScale(int pitch) => chord.Scale.Contains(pitch % 12);
    }

    private static IEnumerable<int> Between(int low, int high) => Enumerable.Range(low + 1, Math.Max(high - low - 1, 0));
}
