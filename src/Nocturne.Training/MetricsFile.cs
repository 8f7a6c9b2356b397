using System.Globalization;
using System.Text;
using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>metrics.csv: a line an epoch.</summary>
public static class MetricsFile
{
    private const string Header = "epoch,training_loss,validation_loss,seconds";

    /// <summary>Epochs as CSV, numbers in full.</summary>
    public static string Write(IReadOnlyList<EpochMetrics> epochs)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var epoch in epochs)
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch},{epoch.TrainingLoss:R},{epoch.ValidationLoss:R},{epoch.Seconds:F3}\n");
        return text.ToString();
    }

    /// <summary>Writes the file by way of a temporary name.</summary>
    public static void Save(string path, IReadOnlyList<EpochMetrics> epochs) => AtomicFile.WriteText(path, Write(epochs));

    /// <summary>Epochs out of CSV.</summary>
    /// <exception cref="FormatException">The text is no such file.</exception>
    public static IReadOnlyList<EpochMetrics> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || lines[0] != Header)
            throw new FormatException($"The metrics do not begin with '{Header}'.");
        return [.. lines[1..].Select(Line)];
    }

    private static EpochMetrics Line(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != 4)
            throw new FormatException($"'{line}' is no line of metrics.");
        return new EpochMetrics(int.Parse(cells[0], CultureInfo.InvariantCulture), Number(cells[1]), Number(cells[2]), Number(cells[3]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
