namespace Build.CommandLines;

/// <summary>Finds the known name that is closest to a misspelt one.</summary>
public static class Nearest
{
    /// <summary>Returns a sentence with the closest known name, or an empty string if none is close.</summary>
    public static string Hint(string word, IEnumerable<string> known, string prefix = "") =>
        Of(word, known) is { } name ? $" Did you mean '{prefix}{name}'?" : "";

    /// <summary>Returns the closest known name, or <c>null</c> if more than half of the word would have to change.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Edits: Edits(word, name)))
            .DefaultIfEmpty((Name: "", Edits: int.MaxValue)).MinBy(pair => pair.Edits);
        return best.Edits <= Math.Max(word.Length, best.Name.Length) / 2 ? best.Name : null;
    }

    /// <summary>Counts the letters to add, drop, replace or swap with a neighbour to turn one word into another, ignoring case.</summary>
    private static int Edits(string from, string to)
    {
        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            for (var j = 0; j <= to.Length; j++)
                costs[i, j] = Cost(from, to, i, j, costs);
        return costs[from.Length, to.Length];
    }

    private static int Cost(string from, string to, int i, int j, int[,] costs)
    {
        if (i == 0 || j == 0)
            return i + j;
        var replaced = costs[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
        var cost = Math.Min(replaced, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]);
        return isSwap ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
