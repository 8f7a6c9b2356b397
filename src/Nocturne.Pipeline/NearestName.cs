namespace Nocturne.Pipeline;

/// <summary>Guesses what somebody meant.</summary>
internal static class NearestName
{
    /// <summary>The known name that takes the fewest edits to reach; a name without its section is held against the part after the dot.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">What there is, at least one; of equally near ones the first is taken.</param>
    public static string Of(string name, IEnumerable<string> known) =>
        known.MinBy(candidate => Math.Min(Edits(name, candidate), Edits(name, candidate[(candidate.IndexOf('.', StringComparison.Ordinal) + 1)..])))!;

    /// <summary>Insertions, deletions and replacements between two names, letter case aside (Levenshtein's distance).</summary>
    public static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                var edits = Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], edits);
            }
        }
        return row[^1];
    }
}
