using System.Globalization;

namespace Nocturne.Fuzz;

/// <summary>Checks that a message is one line that is safe to print on a terminal.</summary>
internal static class OneLine
{
    private const int Longest = 2_000;

    /// <summary>Whether a message is one non-blank line of limited length without control characters.</summary>
    public static bool Is(string message) =>
        !string.IsNullOrWhiteSpace(message) && message.Length <= Longest && !message.Any(IsControl);

    private static bool IsControl(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
