using System.Globalization;
using System.Text;
using Nocturne.Training.Loop;

namespace Nocturne.Training.Runs;

/// <summary>metrics.csv: one line per epoch. If the network has several heads, each has a column for its validation loss.</summary>
public static class MetricsFile
{
    private const string Header = "epoch,training_loss,validation_loss,seconds";

    /// <summary>Writes epochs as CSV with all digits.</summary>
    public static string Write(IReadOnlyList<EpochMetrics> epochs)
    {
        var text = new StringBuilder(Header);
        for (var head = 0; epochs.Count > 0 && head < epochs[0].Heads?.Count; head++)
            text.Append(CultureInfo.InvariantCulture, $",validation_loss_{head}");
        text.Append('\n');
        foreach (var epoch in epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch},{epoch.TrainingLoss:R},{epoch.ValidationLoss:R},{epoch.Seconds:F3}");
            foreach (var loss in epoch.Heads ?? [])
                text.Append(CultureInfo.InvariantCulture, $",{loss:R}");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Writes the file atomically.</summary>
    public static void Save(string path, IReadOnlyList<EpochMetrics> epochs) => AtomicFile.WriteText(path, Write(epochs));

    /// <summary>Reads epochs from CSV.</summary>
    /// <exception cref="FormatException">The text is not in this format.</exception>
    public static IReadOnlyList<EpochMetrics> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || !lines[0].StartsWith(Header, StringComparison.Ordinal))
            throw new FormatException($"The metrics do not begin with '{Header}'.");
        return [.. lines[1..].Select(line => Line(line, lines[0].Split(',').Length))];
    }

    private static EpochMetrics Line(string line, int columns)
    {
        var cells = line.Split(',');
        if (cells.Length != columns)
            throw new FormatException($"'{line}' has {cells.Length} columns; must have {columns}.");
        var heads = cells[4..].Select(Number).ToArray();
        var epoch = int.Parse(cells[0], CultureInfo.InvariantCulture);
        return new EpochMetrics(epoch, Number(cells[1]), Number(cells[2]), Number(cells[3]), heads.Length > 0 ? heads : null);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
