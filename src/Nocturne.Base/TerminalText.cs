namespace Nocturne.Base;

/// <summary>Makes text from files, file names and other programs safe to print on a terminal.</summary>
public static class TerminalText
{
    /// <summary>The text with every control character except line feeds replaced by a question mark.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(letter => IsControl(letter) && letter != '\n' ? '?' : letter));

    /// <summary>The text as one printable line; line breaks and tabs become single spaces.</summary>
    public static string OneLine(string text) =>
        Printable(string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static bool IsControl(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
