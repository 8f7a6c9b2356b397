namespace Nocturne.Pipeline.Corpora;

/// <summary>Names that are safe in file names on every system.</summary>
internal static class SafeName
{
    private const int MostCharacters = 64;

    /// <summary>A name of ASCII letters, digits, '.', '-' and '_' only, that begins and ends with none of the marks; <c>corpus</c> where nothing is left.</summary>
    public static string Of(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Trim('.', '-', '_');
        if (safe.Length > MostCharacters)
            safe = safe[..MostCharacters].TrimEnd('.', '-', '_');
        return safe.Length == 0 ? "corpus" : safe;
    }
}
