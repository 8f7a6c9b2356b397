namespace Nocturne.Generator;

/// <summary>Text of files and their names, fit for a terminal.</summary>
internal static class Plain
{
    /// <summary>The text without what a terminal takes for a command to it.</summary>
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\n' ? '?' : letter));
}
