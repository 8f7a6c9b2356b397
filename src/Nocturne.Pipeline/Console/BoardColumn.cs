using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Console;

/// <summary>A column of the board.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">Gets the cell of a run.</param>
/// <param name="IsLeft">Whether it is aligned to the left; numbers are aligned to the right.</param>
internal sealed record BoardColumn(string Title, Func<BoardRow, Segment> Cell, bool IsLeft = false)
{
    private static readonly Style BestStyle = new(Color.Green);

    public static BoardColumn Name { get; } = Text("run", row => row.Name, isLeft: true);

    public static BoardColumn Epoch { get; } = Text(
        "epoch", row => string.Create(CultureInfo.InvariantCulture, $"{row.Progress?.Epoch ?? 0}/{row.Epochs}"));

    public static BoardColumn Best { get; } = Text("best", row => row.Progress?.Best is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"{BoardText.Loss(best.ValidationLoss, 6)} in {best.Epoch}")
        : "-");

    public static BoardColumn Speed { get; } = Text("predictions/s", row => row.Progress is { } progress
        ? progress.PredictionsPerSecond.ToString("N0", CultureInfo.InvariantCulture)
        : "-");

    public static BoardColumn Left { get; } = Text("left", row => BoardText.Time(row.Progress?.Remaining));

    /// <summary>Training loss of the last epoch.</summary>
    public static BoardColumn Loss(int decimals) =>
        Text("loss", row => BoardText.Loss(row.Progress?.Last?.TrainingLoss, decimals));

    /// <summary>Validation loss of the last epoch, with a star if it is the lowest of the run so far.</summary>
    public static BoardColumn Validation(string title, int decimals) => new(title, row => new(
        BoardText.Loss(row.Progress?.Last?.ValidationLoss, decimals) + (row.IsBest ? "*" : " "),
        row.IsBest ? BestStyle : Style.Plain));

    private static BoardColumn Text(string title, Func<BoardRow, string> text, bool isLeft = false) =>
        new(title, row => new(text(row)), isLeft);

    /// <summary>Width of the column for these runs, in characters.</summary>
    public int Width(IEnumerable<BoardRow> rows) => rows.Select(row => Cell(row).Text.Length).Append(Title.Length).Max();
}
