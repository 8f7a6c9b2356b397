using System.Globalization;
using System.Text;
using Nocturne.Evaluation.Losses;

namespace Nocturne.Reports.Text;

/// <summary>Escapes text for HTML, SVG and Markdown.</summary>
internal static class Markup
{
    /// <summary>Escapes text for the content or a quoted attribute of HTML or XML. Characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())         // a lone surrogate becomes U+FFFD
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => " ",
                < 0x20 or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        return escaped.ToString();
    }

    /// <summary>Escapes text for a paragraph or a table cell of Markdown.</summary>
    public static string EscapeMarkdown(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' or '\r' or '\t' => " ",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '$' => $"\\{character}",
                _ => character.ToString(),
            });
        return escaped.ToString();
    }

    /// <summary>Formats a coordinate with up to two decimals.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Makes a file name: a character other than an ASCII letter, digit, dot, dash or underscore becomes a dash.</summary>
    public static string FileName(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '-'));

    /// <summary>The relative URL from a folder to a file.</summary>
    /// <exception cref="EvaluationException">There is no relative path.</exception>
    public static string Link(string folder, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));
        if (Path.IsPathRooted(relative))
            throw new EvaluationException(
                $"The report in '{folder}' cannot link to '{path}' on another drive. Keep all of artifacts on one drive.");
        return string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
