namespace Nocturne.Etudes;

/// <summary>Finds progressions: paths through the table of chords and their successors.</summary>
internal static class HarmonicGrammar
{
    /// <summary>A progression with one chord per place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="places">Names allowed at each place; an empty list allows all chords except the cadential six-four chord.</param>
    /// <param name="random">Source of chance.</param>
    /// <exception cref="InvalidOperationException">No path fits the places.</exception>
    public static IReadOnlyList<Chord> Progression(Key key, IReadOnlyList<string[]> places, Random random)
    {
        var path = new List<string>();
        if (!Extend(path, key, places, random))
            throw new InvalidOperationException(
                $"No progression fits {string.Join(" | ", places.Select(names => string.Join(' ', names)))}.");
        return [.. path.Select(name => new Chord(name, key))];
    }

    // Depth first: dead ends are rare, since almost every chord leads to the dominant.
    private static bool Extend(List<string> path, Key key, IReadOnlyList<string[]> places, Random random)
    {
        if (path.Count == places.Count)
            return true;
        var allowed = places[path.Count];
        IEnumerable<string> candidates = path.Count == 0 ? allowed : ChordTable.Of(path[^1]).Followers.Split(' ');
        foreach (var name in random.Order(candidates.Where(name => ChordTable.Has(name, key.IsMinor) && IsAllowed(name, allowed))))
        {
            path.Add(name);
            if (Extend(path, key, places, random))
                return true;
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }

    private static bool IsAllowed(string name, string[] allowed) =>
        allowed.Length == 0 ? ChordTable.Of(name).Role != ChordRole.Cadential : allowed.Contains(name);
}
