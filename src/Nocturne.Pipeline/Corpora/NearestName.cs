namespace Nocturne.Pipeline.Corpora;

/// <summary>The name that somebody who mistyped probably meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate that takes the fewest insertions, deletions and replacements (Levenshtein's distance); the first of several.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="candidates">At least one.</param>
    public static string Of(string name, IEnumerable<string> candidates) => candidates.MinBy(candidate => Distance(name, candidate))!;

    private static int Distance(string from, string to)
    {
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var row = new int[above.Length];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = above[j] + (char.ToUpperInvariant(from[i]) == char.ToUpperInvariant(to[j]) ? 0 : 1);
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(above[j + 1], row[j]));
            }
            above = row;
        }
        return above[^1];
    }
}
