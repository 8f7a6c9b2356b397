using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>A column of the board.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Cell">What stands in it for a run.</param>
/// <param name="IsLeft">Whether it is aligned to the left; numbers are to the right.</param>
internal sealed record BoardColumn(string Title, Func<BoardRow, Segment> Cell, bool IsLeft = false)
{
    private static readonly Style BestStyle = new(Color.Green);

    public static BoardColumn Name { get; } = Text("run", row => row.Name, isLeft: true);

    public static BoardColumn Epoch { get; } = Text("epoch", row => string.Create(CultureInfo.InvariantCulture, $"{row.Progress?.Epoch ?? 0}/{row.Epochs}"));

    public static BoardColumn Best { get; } = Text("best", row => row.Progress?.Best is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"{BoardText.Loss(best.ValidationLoss, 6)} in {best.Epoch}")
        : "-");

    public static BoardColumn Speed { get; } = Text("windows/s", row => row.Progress is { } progress
        ? progress.WindowsPerSecond.ToString("N0", CultureInfo.InvariantCulture)
        : "-");

    public static BoardColumn Left { get; } = Text("left", row => BoardText.Time(row.Progress?.Remaining));

    /// <summary>The training loss of the last epoch.</summary>
    public static BoardColumn Loss(int decimals) => Text("loss", row => BoardText.Loss(row.Progress?.Last?.TrainingLoss, decimals));

    /// <summary>The validation loss of the last epoch, with a star where it is the best of the run.</summary>
    public static BoardColumn Validation(string title, int decimals) => new(title, row => new(
        BoardText.Loss(row.Progress?.Last?.ValidationLoss, decimals) + (row.IsBest ? "*" : " "), row.IsBest ? BestStyle : Style.Plain));

    private static BoardColumn Text(string title, Func<BoardRow, string> text, bool isLeft = false) => new(title, row => new(text(row)), isLeft);

    /// <summary>Columns that it takes for some runs.</summary>
    public int Width(IEnumerable<BoardRow> rows) => rows.Select(row => Cell(row).Text.Length).Append(Title.Length).Max();
}
