using System.Text.RegularExpressions;
using Spectre.Console;

namespace Nocturne.Pipeline.Tests.Console;

/// <summary>A terminal in memory that interprets line ends and the escapes that move or hide the cursor and erase.</summary>
internal sealed partial class ScreenInMemory : IDisposable
{
    private readonly SafeWriter _output = new() { NewLine = "\n" };
    private readonly int _width;

    public ScreenInMemory(int width, int height = 24)
    {
        _width = width;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(_output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        (Console.Profile.Width, Console.Profile.Height) = (width, height);
        Console.Profile.Capabilities.Unicode = true;
    }

    public IAnsiConsole Console { get; }

    /// <summary>The writer of the terminal.</summary>
    public TextWriter Output => _output;

    /// <summary>Everything that was written, with its escapes.</summary>
    public string Written => _output.ToString();

    /// <summary>Whether the cursor is visible.</summary>
    public bool HasCursor =>
        Written.LastIndexOf("\u001b[?25l", StringComparison.Ordinal) <= Written.LastIndexOf("\u001b[?25h", StringComparison.Ordinal);

    public void Dispose() => _output.Dispose();

    /// <summary>The lines that are visible after a text has been written, without trailing spaces.</summary>
    public string[] See(string written)
    {
        var (row, column) = (0, 0);
        var rows = new List<char[]> { Blank() };
        foreach (Match piece in Pieces().Matches(written))
            Put(piece, rows, ref row, ref column);
        var lines = rows.Select(line => new string(line).TrimEnd()).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return [.. lines];
    }

    private void Put(Match piece, List<char[]> rows, ref int row, ref int column)
    {
        var count = int.TryParse(piece.Groups["count"].Value, out var given) ? given : 1;
        switch (piece.Groups["command"].Value)
        {
            case "A":
                row = Math.Max(row - count, 0);
                return;
            case "K":
                rows[row] = Blank();
                return;
            case "J":
                rows.RemoveRange(row + 1, rows.Count - row - 1);
                rows[row].AsSpan(column).Fill(' ');
                return;
            case "" when piece.Value == "\r":
                column = 0;
                return;
            case "" when piece.Value == "\n":
                (row, column) = (row + 1, 0);
                break;
            case "":
                if (column == _width)
                    (row, column) = (row + 1, 0);
                break;
            default:
                return;
        }
        if (row == rows.Count)
            rows.Add(Blank());
        if (piece.Value is [>= ' ' and var letter])
            rows[row][column++] = letter;
    }

    private char[] Blank() => [.. Enumerable.Repeat(' ', _width)];

    // As with the console, the thread of the display and the test write at the same time; the test also reads.
    private sealed class SafeWriter : StringWriter
    {
        private readonly Lock _lock = new();

        public override void Write(char value) => Locked(() => base.Write(value));

        public override void Write(string? value) => Locked(() => base.Write(value));

        public override void Write(char[] buffer, int index, int count) => Locked(() => base.Write(buffer, index, count));

        public override string ToString()
        {
            lock (_lock)
                return base.ToString();
        }

        private void Locked(Action write)
        {
            lock (_lock)
                write();
        }
    }

    [GeneratedRegex(@"\x1b\[\??(?<count>\d*)[\d;]*(?<command>[A-Za-z])|[\s\S]")]
    private static partial Regex Pieces();
}
