using System.Globalization;
using System.Text;

namespace Nocturne.Evaluation.Report;

/// <summary>Text and numbers as HTML, SVG and Markdown hold them.</summary>
internal static class Markup
{
    /// <summary>Text for the content or a quoted attribute of HTML and XML. A character that XML forbids becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())         // half of a surrogate pair comes as U+FFFD
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

    /// <summary>Text that Markdown shows as it is, within a paragraph or a cell of a table.</summary>
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

    /// <summary>A coordinate: up to two decimals.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A file name out of a name: all but ASCII letters, digits, dot, dash and underscore becomes a dash.</summary>
    public static string FileName(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '-'));

    /// <summary>A link from a folder to a file, relative, with slashes, escaped as a URL.</summary>
    /// <exception cref="EvaluationException">No relative path leads there.</exception>
    public static string Link(string folder, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));
        if (Path.IsPathRooted(relative))
            throw new EvaluationException($"The report in '{folder}' cannot link to '{path}': they are on different drives. " +
                "Keep all of artifacts on one drive.");
        return string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
