using System.Globalization;

namespace Nocturne.Fuzz;

/// <summary>What a message must be: one line that a terminal prints as it stands.</summary>
internal static class OneLine
{
    private const int Longest = 2_000;

    /// <summary>Whether a message is one line, not empty, not a page long, and free of characters that steer a terminal.</summary>
    public static bool Is(string message) =>
        !string.IsNullOrWhiteSpace(message) && message.Length <= Longest && !message.Any(IsControl);

    private static bool IsControl(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
