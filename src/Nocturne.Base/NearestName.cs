namespace Nocturne.Base;

/// <summary>Finds the known name that is most similar to a misspelled one.</summary>
public static class NearestName
{
    /// <summary>The known name with the fewest edits. A name without a section is compared with the part after the dot.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="known">All valid names, at least one. If several are equally similar, the first is returned.</param>
    public static string Of(string name, IEnumerable<string> known) =>
        known.MinBy(candidate => Math.Min(Edits(name, candidate), Edits(name, candidate[(candidate.IndexOf('.') + 1)..])))!;

    /// <summary>
    /// A sentence that suggests the most similar name, ignoring dashes; empty if more than half of the word would have to change.
    /// </summary>
    /// <param name="word">The word as typed.</param>
    /// <param name="known">All valid names, at least one.</param>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var bare = word.TrimStart('-');
        var (nearest, edits) = known.Select(name => (Name: name, Edits: Edits(bare, name.TrimStart('-')))).MinBy(pair => pair.Edits);
        return edits <= bare.Length / 2 ? $" Did you mean '{nearest}'?" : "";
    }

    /// <summary>Levenshtein distance between two names, ignoring case.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                var edits = Math.Min(diagonal + (isSame ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], edits);
            }
        }
        return row[^1];
    }
}
