using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Console;

/// <summary>Lays the board out for a width. In a narrow terminal, the least important columns are dropped first.</summary>
internal static class BoardLayout
{
    private const int Gap = 2;
    private const int LeastBar = 4;
    private const int MostBar = 24;
    private static readonly Style Faint = new(Color.Grey);
    private static readonly Style Bright = new(Color.Green);

    // From wide to narrow. The progress bar follows the first column and takes the remaining width, if that is enough for a bar.
    private static readonly BoardColumn[][] Choices =
    [
        [
            BoardColumn.Name, BoardColumn.Epoch, BoardColumn.Loss(6), BoardColumn.Validation("validation ", 6), BoardColumn.Best,
            BoardColumn.Speed, BoardColumn.Left,
        ],
        [
            BoardColumn.Name, BoardColumn.Epoch, BoardColumn.Loss(6), BoardColumn.Validation("valid. ", 6), BoardColumn.Speed,
            BoardColumn.Left,
        ],
        [BoardColumn.Name, BoardColumn.Epoch, BoardColumn.Loss(4), BoardColumn.Validation("valid. ", 4), BoardColumn.Left],
        [BoardColumn.Name, BoardColumn.Epoch, BoardColumn.Validation("valid. ", 4)],
    ];

    /// <summary>Lines of the board, cropped to the width: the headings, one line per run, and one for all runs.</summary>
    /// <param name="board">What to show.</param>
    /// <param name="width">Maximum width of a line, in characters.</param>
    /// <param name="height">Maximum number of lines. Runs that do not fit are only counted.</param>
    /// <param name="isUnicode">Whether the terminal can show Unicode.</param>
    public static IEnumerable<IReadOnlyList<Segment>> Lines(BoardSnapshot board, int width, int height, bool isUnicode)
    {
        var columns = Choices.FirstOrDefault(choice => RoomForBar(choice, board.Rows, width) >= LeastBar) ?? Choices[^1];
        var bar = Math.Min(RoomForBar(columns, board.Rows, width), MostBar);
        var isWhole = board.Rows.Count + 2 <= height;
        BoardRow[] shown = [.. isWhole ? board.Rows : board.Rows.Take(Math.Max(height - 3, 0))];
        yield return Cropped(Titles(columns, board.Rows, bar), width);
        foreach (var row in shown)
            yield return Cropped(Line(columns, board.Rows, row, bar, isUnicode), width);
        if (!isWhole)
            yield return Cropped([new($"and {Counted.Of(board.Rows.Count - shown.Length, "run")} more", Faint)], width);
        yield return Cropped([new(Whole(board, width))], width);
    }

    private static int RoomForBar(BoardColumn[] columns, IReadOnlyList<BoardRow> rows, int width) =>
        width - columns.Sum(column => column.Width(rows) + Gap);

    private static IEnumerable<Segment> Titles(BoardColumn[] columns, IReadOnlyList<BoardRow> rows, int bar)
    {
        foreach (var (i, column) in columns.Index())
        {
            var gap = i == 0 && bar >= LeastBar ? Gap + bar + Gap : Gap;
            yield return new(Padded(column, column.Title, column.Width(rows)) + Space(gap), Faint);
        }
    }

    private static IEnumerable<Segment> Line(BoardColumn[] columns, IReadOnlyList<BoardRow> rows, BoardRow row, int bar, bool isUnicode)
    {
        foreach (var (i, column) in columns.Index())
        {
            var cell = column.Cell(row);
            yield return new(Padded(column, cell.Text, column.Width(rows)) + Space(Gap), cell.Style);
            if (i > 0 || bar < LeastBar)
                continue;
            var done = (int)(row.Done * bar);
            yield return new(new string(isUnicode ? '━' : '#', done), Bright);
            yield return new(new string(isUnicode ? '─' : '-', bar - done) + Space(Gap), Faint);
        }
    }

    private static string Whole(BoardSnapshot board, int width)
    {
        var waiting = board.Waiting > 0 ? $", {board.Waiting} waiting" : "";
        var speed = string.Create(CultureInfo.InvariantCulture, $"{board.PredictionsPerSecond:N0} predictions/s");
        var left = $"all done in {BoardText.Time(board.Left)}";
        var full = $"{board.Done} of {Counted.Of(board.All, "run")} done{waiting}   {speed}   {left}";
        return full.Length <= width ? full : $"{board.Done}/{board.All} done  {speed}  {left}";
    }

    private static string Padded(BoardColumn column, string text, int width) =>
        column.IsLeft ? text.PadRight(width) : text.PadLeft(width);

    private static string Space(int columns) => new(' ', columns);

    private static List<Segment> Cropped(IEnumerable<Segment> segments, int width)
    {
        var line = new List<Segment>();
        foreach (var segment in segments)
        {
            var text = segment.Text[..Math.Min(segment.Text.Length, width)];
            line.Add(new(text, segment.Style));
            width -= text.Length;
        }
        return line;
    }
}
