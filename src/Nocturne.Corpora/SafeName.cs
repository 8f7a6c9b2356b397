namespace Nocturne.Corpora;

/// <summary>Makes names that are safe file names on every system.</summary>
internal static class SafeName
{
    private const int MaxCharacters = 64;

    /// <summary>Replaces unsafe characters by '-' and trims '.', '-' and '_'; <c>corpus</c> if nothing is left.</summary>
    public static string Of(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Trim('.', '-', '_');
        if (safe.Length > MaxCharacters)
            safe = safe[..MaxCharacters].TrimEnd('.', '-', '_');
        return safe.Length == 0 ? "corpus" : safe;
    }
}
