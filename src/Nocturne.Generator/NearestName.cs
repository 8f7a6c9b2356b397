namespace Nocturne.Generator;

/// <summary>Guesses what somebody meant.</summary>
internal static class NearestName
{
    /// <summary>A sentence that names the nearest of the known names, at least one, dashes aside; empty where more than half of the word would have to change.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var (nearest, edits) = known.Select(name => (name, Edits(word.TrimStart('-'), name.TrimStart('-')))).MinBy(pair => pair.Item2);
        return edits <= word.TrimStart('-').Length / 2 ? $" Did you mean '{nearest}'?" : "";
    }

    /// <summary>Letters to add, drop or replace to turn one word into another, whatever their case (Levenshtein's distance).</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1));
            }
        }
        return row[^1];
    }
}
